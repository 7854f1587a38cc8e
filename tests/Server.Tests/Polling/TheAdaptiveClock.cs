namespace WebConnectorSync.Server.Tests.Polling;

public sealed class TheAdaptiveClock(TimedServer server) : IClassFixture<TimedServer>
{
    private static readonly object Adaptive = new { polling = new { policy = "adaptive" } };

    [Fact]
    public async Task Doubles_from_four_minutes_to_four_hours_while_nothing_changes_and_begins_again_when_something_did()
    {
        var timed = await TimedCompany.StartAsync(server, Adaptive);
        Assert.Equal(TimeSpan.FromMinutes(4), timed.EveryMin);
        var last = timed.Clock.Now;
        Assert.Equal(0, await timed.MinutesToNextSessionAsync(last));

        var gaps = new List<double>();
        for (var session = 0; session < 9; session++)
        {
            var gap = await timed.MinutesToNextSessionAsync(last);
            gaps.Add(gap);
            last = last.AddMinutes(gap);
        }

        Assert.Equal([4, 8, 16, 32, 64, 128, 240, 240, 240], gaps);

        timed.Change();
        last = last.AddMinutes(await timed.MinutesToNextSessionAsync(last));
        Assert.Equal(4, await timed.MinutesToNextSessionAsync(last));
        Assert.Equal(TimeSpan.FromMinutes(4), timed.EveryMin);
    }

    [Fact]
    public async Task Says_when_the_next_session_is_due_and_leaves_no_trace_of_calls_that_were_put_off()
    {
        var timed = await TimedCompany.StartAsync(server, Adaptive);
        await timed.TurnAsync();
        await timed.TurnAsync();
        var postponed = await timed.TurnAsync();

        Assert.Equal((TimeSpan.FromMinutes(4), 0), (postponed.Postponed!.Value, postponed.RoundTrips));
        Assert.Equal("Update postponed by application", postponed.Result);
        timed.Clock.SetBack(TimeSpan.FromMinutes(1));
        var company = await timed.ReadAsync();
        Assert.Equal(
            ("active", "2026-11-21T10:12:00Z"), (company["status"]!.GetValue<string>(), company["nextContactAt"]!.GetValue<string>()));
        Assert.Equal("Nothing is waiting. The Web Connector is expected about 10:12 UTC.", company["why"]!.GetValue<string>());
        Assert.Equal(2, (await timed.Company.GetAsync("/sessions"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Lets_a_person_who_presses_update_selected_in_at_once()
    {
        var timed = await TimedCompany.StartAsync(server, Adaptive);
        for (var turn = 0; turn < 7; turn++)
        {
            await timed.TurnAsync();
        }

        // Put off until later, and somebody comes earlier than that; Auto-Run is on.
        timed.Clock.SetBack(TimeSpan.FromMinutes(2));
        var byHand = await timed.Company.Connector.RunSessionAsync(TestContext.Current.CancellationToken, isAutoRun: true);

        Assert.Equal((null, 1), (byHand.Postponed, byHand.RoundTrips));
    }

    [Fact]
    public async Task Runs_the_session_of_a_web_connector_whose_clock_is_switched_off_although_it_was_put_off()
    {
        var timed = await TimedCompany.StartAsync(server, Adaptive);
        await timed.TurnAsync();
        await timed.TurnAsync();

        // Without Auto-Run a postponement has no effect.
        var report = await timed.Company.SyncAsync();

        Assert.Equal((TimeSpan.FromMinutes(4), 1, 100), (report.Postponed!.Value, report.RoundTrips, report.Progress!.Value));
    }

    [Fact]
    public async Task Syncs_at_the_next_contact_when_somebody_asked_and_begins_again_at_its_shortest()
    {
        var timed = await TimedCompany.StartAsync(server, Adaptive);
        for (var turn = 0; turn < 6; turn++)
        {
            await timed.TurnAsync();
        }

        var answer = await (await timed.PostAsync("/sync", new { mode = "now" })).Content.ReadAsStringAsync();
        Assert.Contains("It was expected at", answer, StringComparison.Ordinal);
        var began = timed.Clock.Now;
        var report = await timed.TurnAsync();

        Assert.Equal((null, 1), (report.Postponed, report.RoundTrips));
        Assert.Null((await timed.ReadAsync())["syncRequestedAt"]);
        Assert.Equal(8, await timed.MinutesToNextSessionAsync(began));
    }

    [Fact]
    public async Task Tries_again_at_the_next_contact_when_quickbooks_could_not_be_opened()
    {
        var timed = await TimedCompany.StartAsync(server, Adaptive);
        for (var turn = 0; turn < 4; turn++)
        {
            await timed.TurnAsync();
        }

        timed.Company.Desktop.HasModalDialog = true;
        await timed.PostAsync("/sync", new { mode = "now" });
        var failed = await timed.TurnAsync();
        Assert.Equal(1013, failed.Code);
        timed.Company.Desktop.HasModalDialog = false;

        Assert.Equal(1, (await timed.TurnAsync()).RoundTrips);
        Assert.Equal("active", (await timed.ReadAsync())["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Is_not_taken_for_lost_while_the_web_connector_keeps_a_longer_interval_of_its_own()
    {
        var timed = await TimedCompany.StartAsync(server);
        Assert.Equal(TimeSpan.FromMinutes(60), timed.EveryMin);
        await timed.TurnAsync();
        await timed.TurnAsync();

        // The company becomes adaptive, but nobody changes the interval in the Web Connector.
        await timed.ChangeAsync(Adaptive);
        await timed.TurnAsync();
        timed.Clock.SetBack(TimeSpan.FromMinutes(1));

        Assert.Equal("active", (await timed.ReadAsync())["status"]!.GetValue<string>());
    }
}
