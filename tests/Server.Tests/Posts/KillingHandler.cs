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

/// <summary>
/// Kills the server process (kill -9) once for several Web Connectors: when each is at its call, and half of the last bodies has arrived.
/// </summary>
internal sealed class Killer(ServerProcess server, IReadOnlyCollection<KillMoment> moments)
{
    private readonly TaskCompletionSource allAreThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int absent = moments.Count;
    private int whole = moments.Count(m => m == KillMoment.Middle);

    public bool HasStruck => struck.Task.IsCompleted;

    /// <summary>One is at its call; waits for the others.</summary>
    public Task AllAreThereAsync()
    {
        if (Interlocked.Decrement(ref absent) == 0)
        {
            allAreThere.SetResult();
            StrikeWhen(whole == 0);
        }

        return allAreThere.Task;
    }

    /// <summary>Half of a body has been sent; waits for the kill.</summary>
    public Task HalfIsSentAsync()
    {
        StrikeWhen(Interlocked.Decrement(ref whole) == 0);
        return struck.Task;
    }

    /// <summary>Waits for the kill.</summary>
    public Task StruckAsync() => struck.Task;

    private void StrikeWhen(bool isTime)
    {
        if (isTime)
        {
            server.Kill();
            struck.SetResult();
        }
    }
}

/// <summary>The call of one Web Connector around which the server is killed.</summary>
internal sealed class KillPoint(KillMoment moment)
{
    private int left;

    public KillMoment Moment => moment;

    public Killer? Killer { get; private set; }

    /// <summary>The call with this number, counted from now.</summary>
    public void Arm(Killer killer, int call) => (Killer, left) = (killer, call);

    public bool IsDue() => Killer is not null && --left == 0;
}

/// <summary>The line between a Web Connector and a server that is killed; each session has a new one.</summary>
internal sealed class KillingHandler(KillPoint point) : DelegatingHandler(
    new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!point.IsDue())
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var killer = point.Killer!;
        if (point.Moment == KillMoment.Answered)
        {
            using var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
        }

        // A server waits only so long for the second half of a body, so that is sent when nobody else is awaited.
        await killer.AllAreThereAsync();
        if (point.Moment == KillMoment.Middle)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var content = new HalfContent(body, killer.HalfIsSentAsync);
            foreach (var header in request.Content.Headers)
            {
                content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            request.Content = content;
            using var answer = await base.SendAsync(request, cancellationToken);
        }

        await killer.StruckAsync();
        throw new HttpRequestException("The server was killed.");
    }

    private sealed class HalfContent(byte[] body, Func<Task> isSent) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
            await stream.FlushAsync();
            await isSent();
            throw new HttpRequestException("The server was killed.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
