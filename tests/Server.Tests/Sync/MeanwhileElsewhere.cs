using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class MeanwhileElsewhere
{
    private static readonly SeedPlan Seed = new() { Customers = 400, Jobs = 0, Invoices = 20 };

    [Fact]
    public async Task A_client_that_stops_in_the_middle_of_an_answer_disturbs_nobody()
    {
        await using var server = await RunningServer.StartAsync();
        var stall = new Stall();
        var slow = await SyncedCompany.ConnectAsync(server.Api, "Slow", Seed, handler: () => new StallingHandler(stall));
        var quick = await SyncedCompany.ConnectAsync(server.Api, "Quick", Seed);
        var slowly = slow.SyncAsync();
        await stall.Reached;

        // Half of the slow one's answer is in the server; no lock of any kind may be held for it.
        var report = await quick.SyncAsync();
        Assert.Equal(100, report.Progress);
        Assert.Equal(quick.File.Count("Customer"), (await quick.RecordsAsync("customers")).Count);

        stall.Release();
        Assert.Equal(100, (await slowly).Progress);
        Assert.Equal(slow.File.Count("Customer"), (await slow.RecordsAsync("customers")).Count);
    }

    [Fact]
    public async Task A_server_that_restarts_in_the_middle_of_a_session_goes_on_with_it()
    {
        await using var server = await RunningServer.StartAsync();
        var calls = 0;
        var company = await SyncedCompany.ConnectAsync(server.Api, "Restarted", Seed, handler: () => new BeforeCall(async _ =>
        {
            if (++calls is 5 or 6 or 7)
            {
                await server.RestartAsync();
            }
        }));
        calls = 0;

        var report = await company.SyncAsync();

        Assert.True(calls > 7);
        Assert.Null(report.Exception);
        Assert.Equal(100, report.Progress);
        await using var db = server.OpenDb();
        Assert.Equal(company.File.Count("Customer"), db.Records.Count(r => r.Section == "customers"));
    }

    [Fact]
    public async Task Two_servers_on_one_database_answer_the_calls_of_one_session_in_turn()
    {
        await using var one = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false");
        await using var two = await RunningServer.StartAsync(
            null, "--Jobs:IsEnabled=false", $"--DataDirectory={one.Services.GetRequiredService<DataDirectory>().Path}");
        var calls = 0;
        var company = await SyncedCompany.ConnectAsync(
            one.Api, "In turn", Seed, handler: () => new InTurn(() => ++calls % 2 == 0 ? one.Address : two.Address));

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        Assert.Equal(100, report.Progress);
        Assert.Equal(company.File.Count("Customer"), (await company.RecordsAsync("customers")).Count);
    }

    private sealed class InTurn(Func<Uri> next) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(next(), request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Stall
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public void Release() => released.SetResult();

        public Task WaitAsync()
        {
            reached.TrySetResult();
            return released.Task;
        }
    }

    private sealed class StallingHandler(Stall stall) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.TryGetValues("SOAPAction", out var action)
                && action.Single().Contains("receiveResponseXML", StringComparison.Ordinal))
            {
                var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
                var content = new StallingContent(body, stall);
                foreach (var header in request.Content.Headers)
                {
                    content.Headers.TryAddWithoutValidation(header.Key, header.Value);
                }

                request.Content = content;
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class StallingContent(byte[] body, Stall stall) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
            await stream.FlushAsync();
            await stall.WaitAsync();
            await stream.WriteAsync(body.AsMemory(body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
