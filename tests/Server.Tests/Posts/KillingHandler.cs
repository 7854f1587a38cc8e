using WebConnectorSync.Server.Tests.Sync;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>Where a call is when the server is killed.</summary>
internal enum KillMoment
{
    /// <summary>Before it is sent.</summary>
    Before,

    /// <summary>Half of its body has arrived.</summary>
    Middle,

    /// <summary>It was answered, and the answer has not arrived.</summary>
    Answered,
}

/// <summary>Kills the server process (kill -9) around one call of the Web Connector.</summary>
internal sealed class Killer(ServerProcess server)
{
    private int calls;
    private int at = int.MaxValue;

    public bool HasStruck { get; private set; }

    public KillMoment Moment { get; private set; }

    /// <summary>Kills around the call with this number, counted from now.</summary>
    public void Arm(int call, KillMoment moment) => (calls, at, Moment, HasStruck) = (0, call, moment, false);

    public bool IsDue() => ++calls == at;

    public void Strike()
    {
        HasStruck = true;
        server.Kill();
    }
}

/// <summary>The line between a Web Connector and a server that is killed.</summary>
internal sealed class KillingHandler(Killer killer) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!killer.IsDue())
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (killer.Moment == KillMoment.Answered)
        {
            using var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
        }

        if (killer.Moment == KillMoment.Middle)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var content = new HalfContent(body, killer.Strike);
            foreach (var header in request.Content.Headers)
            {
                content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            request.Content = content;
            using var answer = await base.SendAsync(request, cancellationToken);
        }

        killer.Strike();
        throw new HttpRequestException("The server was killed.");
    }

    private sealed class HalfContent(byte[] body, Action strike) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
            await stream.FlushAsync();
            strike();
            throw new HttpRequestException("The server was killed.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
