using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Server.WebConnector;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Polling;

public sealed class WhenTheServerIsBusy
{
    [Fact]
    public async Task A_web_connector_is_asked_to_come_back_instead_of_failing()
    {
        await using var server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false", "--Limits:CallsAtOnce=1");
        var company = await SyncedCompany.ConnectAsync(server.Api, "Busy", TimedCompany.Seed);
        using var another = server.Services.GetRequiredService<ConcurrencyGauge>().Enter();

        var report = await company.Connector.RunSessionAsync(TestContext.Current.CancellationToken, isAutoRun: true);

        Assert.Equal(("Update postponed by application", null), (report.Result, report.Exception));
        Assert.InRange(report.Postponed!.Value.TotalSeconds, 60, 180);
    }

    [Fact]
    public async Task A_database_that_a_newer_server_is_changing_puts_web_connectors_off()
    {
        await using var server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false");
        var company = await SyncedCompany.ConnectAsync(server.Api, "Changing", TimedCompany.Seed);
        await using (var db = server.OpenDb())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Companies RENAME TO CompaniesOfTheNewVersion");
        }

        var report = await company.Connector.RunSessionAsync(TestContext.Current.CancellationToken, isAutoRun: true);

        Assert.Equal(("Update postponed by application", null), (report.Result, report.Exception));
    }

    [Fact]
    public async Task Work_the_database_gave_up_is_done_again_and_other_faults_are_not()
    {
        await using var server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false");
        var repetition = server.Services.GetRequiredService<TransactionRetry>();
        await using var db = server.OpenDb();
        var tries = new List<bool>();

        var result = await repetition.RunAsync(db, isAgain =>
        {
            tries.Add(isAgain);
            return tries.Count < 3 ? throw new SqliteException("database is locked", 5) : Task.FromResult("done");
        }, default);

        Assert.Equal("done", result);
        Assert.Equal([false, true, true], tries);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => repetition.RunAsync<int>(db, _ => throw new InvalidOperationException(), default));
    }

    [Fact]
    public async Task One_server_reads_what_another_one_signed()
    {
        await using var one = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false");
        await using var two = await RunningServer.StartAsync(
            null, "--Jobs:IsEnabled=false", $"--DataDirectory={one.Services.GetRequiredService<DataDirectory>().Path}");

        var signed = one.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("word");

        Assert.Equal("word", two.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(signed));
    }

    [Fact]
    public async Task A_server_that_stops_stores_the_answer_that_is_arriving()
    {
        await using var server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false");
        var half = new Half();
        var company = await SyncedCompany.ConnectAsync(server.Api, "Stopping", TimedCompany.Seed, handler: () => new Halving(half));
        var session = company.SyncAsync();
        await half.Reached.Task;

        var restart = server.RestartAsync();
        half.Released.SetResult();
        var report = await session;
        await restart;

        // The answer was taken, and the call after it met a server that was gone or new.
        Assert.Contains(report.Calls, c => c.Operation == "receiveResponseXML" && c.Answer is not null);
        await using var db = server.OpenDb();
        Assert.NotNull((await db.Messages.OrderBy(m => m.Number).FirstAsync()).AnsweredAt);
    }

    private sealed class Half
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Halving(Half half) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.TryGetValues("SOAPAction", out var action)
                && action.Single().Contains("receiveResponseXML", StringComparison.Ordinal))
            {
                var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
                var content = new HalfContent(body, half);
                foreach (var header in request.Content.Headers)
                {
                    content.Headers.TryAddWithoutValidation(header.Key, header.Value);
                }

                request.Content = content;
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class HalfContent(byte[] body, Half half) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
            await stream.FlushAsync();
            half.Reached.TrySetResult();
            await half.Released.Task;
            await stream.WriteAsync(body.AsMemory(body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
