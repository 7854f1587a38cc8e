using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Server.Tests.Polling;

public sealed class StatesReachedAndLeft(TimedServer server) : IClassFixture<TimedServer>
{
    /// <summary>Some codes of QuickBooks' request processor, and one that nobody knows; one table says what each means.</summary>
    private static readonly string[] Codes =
        ["0x80040402", "0x80040408", "0x8004040A", "0x80040414", "0x80040420", "0x80040154", "0x800706BA", "0x8004FFFF"];

    [Fact]
    public async Task Each_code_of_a_failed_connection_gives_its_reason_and_advice_and_the_answer_is_always_done()
    {
        var timed = await TimedCompany.StartAsync(server);
        await timed.Company.SyncAsync();
        foreach (var code in Codes)
        {
            timed.Clock.Advance(TimeSpan.FromMinutes(60));
            timed.Company.Desktop.OpenFailures.Enqueue(new HResult(code, ""));
            var report = await timed.Company.SyncAsync();

            Assert.Equal("done", report.Calls.Single(c => c.Operation == "connectionError").Answer);
            await FailedAsync(timed, code, Moment.Opening);
        }

        await LeavesAsync(timed);
    }

    [Fact]
    public async Task Each_code_in_place_of_an_answer_ends_the_session_with_its_reason_and_advice()
    {
        var timed = await TimedCompany.StartAsync(server);
        await timed.Company.SyncAsync();
        foreach (var code in Codes)
        {
            timed.Clock.Advance(TimeSpan.FromMinutes(60));
            timed.Company.Connector.Faults.HResults[1] = new HResult(code, "");
            var report = await timed.Company.SyncAsync();

            Assert.True(report.Progress < 0, code);
            Assert.Equal(["getLastError", "closeConnection"], report.Operations.TakeLast(2));
            await FailedAsync(timed, code, Moment.Reading);
        }

        timed.Company.Connector.Faults.HResults.Clear();
        await LeavesAsync(timed);
    }

    [Fact]
    public async Task The_same_trouble_began_when_it_was_first_seen()
    {
        var timed = await TimedCompany.StartAsync(server);
        await timed.Company.SyncAsync();
        timed.Company.Desktop.HasModalDialog = true;
        await timed.TurnAsync();
        await timed.TurnAsync();

        Assert.Equal("2026-11-21T10:00:00Z", (await timed.ReadAsync())["since"]!.GetValue<string>());

        timed.Company.Desktop.HasModalDialog = false;
        await timed.TurnAsync();
        var well = await timed.ReadAsync();
        Assert.Equal(("active", "2026-11-21T12:00:00Z"), (well["status"]!.GetValue<string>(), well["since"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Waiting_active_lost_and_active_again()
    {
        var timed = await TimedCompany.StartAsync(server);
        await StandsAsync(timed, "waiting", "2026-11-21T10:00:00Z");
        await timed.TurnAsync();
        timed.Clock.Advance(TimeSpan.FromMinutes(10));
        await StandsAsync(timed, "active", "2026-11-21T10:00:00Z");
        timed.Clock.Advance(TimeSpan.FromMinutes(10));
        await StandsAsync(timed, "standby", "2026-11-21T11:00:00Z");
        await timed.TurnAsync();
        timed.Clock.SetBack(TimeSpan.FromMinutes(30));
        await StandsAsync(timed, "active", "2026-11-21T11:20:00Z");
        await timed.PostAsync("/pause");
        await StandsAsync(timed, "paused", "2026-11-21T11:50:00Z");
        Assert.Equal("No data exchange", (await timed.Company.SyncAsync()).Result);
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        await timed.PostAsync("/resume");
        await StandsAsync(timed, "active", "2026-11-21T11:55:00Z");
    }

    [Fact]
    public async Task A_second_web_connector_waits_is_shown_and_takes_over_when_somebody_decides_so()
    {
        var timed = await TimedCompany.StartAsync(server, new { stayConnected = new { on = true, closeAfterMinutes = 60 } });
        var second = await timed.Company.NewConnectorAsync(address: "192.0.2.9");
        var taken = false;
        timed.Company.OnPause = async time =>
        {
            timed.Clock.Advance(time);
            if (taken)
            {
                return;
            }

            taken = true;
            Assert.Equal(409, (int)(await timed.PostAsync("/take-over")).StatusCode);
            var waits = await second.RunSessionAsync(default);
            Assert.Equal(("Application busy", TimeSpan.FromMinutes(1)), (waits.Result, waits.Postponed!.Value));
            var shown = await timed.ReadAsync();
            Assert.Equal("standby", shown["status"]!.GetValue<string>());
            Assert.Contains("A second Web Connector at 192.0.2.9", shown["why"]!.GetValue<string>(), StringComparison.Ordinal);

            await (await timed.PostAsync("/take-over")).JsonAsync(200);
            var taking = await timed.ReadAsync();
            Assert.Equal(("standby", timed.Clock.Now), (taking["status"]!.GetValue<string>(), taking["since"]!.GetValue<DateTime>()));
            Assert.StartsWith("The next Web Connector to call takes over", taking["why"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Equal("closeConnection", (await second.RunSessionAsync(default)).Operations.Last());
        };
        await timed.ChangeAsync(new { stayConnected = new { on = true, closeAfterMinutes = 1 } });

        var first = await timed.Company.SyncAsync();

        // Its session was over when it called again, and it was told so politely.
        Assert.True(taken);
        Assert.Null(first.Exception);
        Assert.Equal("active", (await timed.ReadAsync())["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_reset_reads_everything_again_and_deletes_and_doubles_nothing_on_either_side()
    {
        var timed = await TimedCompany.StartAsync(server);
        await timed.Company.SyncAsync();
        var before = await SnapshotAsync(timed);
        var inQuickBooks = timed.Company.File.Ids("Customer").Count;
        await (await timed.PostAsync("/sync", new { mode = "reset" })).JsonAsync(202);
        timed.Clock.Advance(TimeSpan.FromMinutes(60));

        await timed.Company.SyncAsync();

        Assert.Equal(before, await SnapshotAsync(timed));
        Assert.Equal(inQuickBooks, timed.Company.File.Ids("Customer").Count);
    }

    // Each record's id here and there, in all sections of the seed; a doubled or deleted one would show.
    private static async Task<List<string>> SnapshotAsync(TimedCompany timed)
    {
        var all = new List<string>();
        foreach (var section in new[] { "customers", "vendors", "employees", "invoices", "accounts", "terms", "serviceItems" })
        {
            all.AddRange((await timed.Company.RecordsAsync(section)).Select(r => $"{section} {r["id"]} {r["quickBooksId"]} {r["state"]}"));
        }

        Assert.True(all.Count > 20);
        return [.. all.Order(StringComparer.Ordinal)];
    }

    private static async Task StandsAsync(TimedCompany timed, string status, string since)
    {
        var company = await timed.ReadAsync();
        Assert.Equal((status, since), (company["status"]!.GetValue<string>(), company["since"]!.GetValue<string>()));
    }

    private static async Task FailedAsync(TimedCompany timed, string code, Moment moment)
    {
        var meaning = Meanings.HResult(code, moment);
        var company = await timed.ReadAsync();
        Assert.Equal("failedToOpen", company["status"]!.GetValue<string>());
        Assert.StartsWith(meaning.Message, company["why"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((meaning.Advice, meaning.Actor == Actor.Nobody), (company["advice"]?.GetValue<string>(), company["actor"] is null));
    }

    private static async Task LeavesAsync(TimedCompany timed)
    {
        timed.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(100, (await timed.Company.SyncAsync()).Progress);
        Assert.Equal("active", (await timed.ReadAsync())["status"]!.GetValue<string>());
    }
}
