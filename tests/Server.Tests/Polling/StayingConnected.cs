using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Server.Tests.Polling;

public sealed class StayingConnected(TimedServer server) : IClassFixture<TimedServer>
{
    private static object Settings(string from = "00:00", string to = "00:00", int minutes = 2) =>
        new { stayConnected = new { on = true, from, to, closeAfterMinutes = minutes } };

    [Fact]
    public async Task A_session_is_held_open_by_pauses_and_closes_itself()
    {
        var timed = await HeldAsync(Settings());
        Assert.Equal(TimeSpan.FromMinutes(1), (await timed.Company.NewConnectorAsync()).Qwc.RunEvery);
        var pauses = 0;
        string? why = null;
        timed.Company.OnPause = async time =>
        {
            Assert.Equal(TimeSpan.FromSeconds(5), time);
            timed.Clock.Advance(time);
            if (++pauses == 3)
            {
                why = (await timed.ReadAsync())["why"]!.GetValue<string>();
            }
        };

        var report = await timed.Company.SyncAsync();

        Assert.Equal(24, pauses);
        Assert.Equal(["getLastError", "closeConnection"], report.Operations.TakeLast(2));
        Assert.Equal(
            ("Connected since 10:00 UTC, and everything is done. What is asked for now reaches QuickBooks within seconds. The " +
            "connection rests at 10:02 UTC."),
            why);
        Assert.DoesNotContain("NoOp", report.Result, StringComparison.Ordinal);
        Assert.Equal(1, report.RoundTrips);
    }

    [Fact]
    public async Task What_is_asked_for_meanwhile_reaches_quickbooks_at_the_next_call()
    {
        var timed = await HeldAsync(Settings());
        var pauses = 0;
        string? message = null;
        var phones = new List<string>();
        timed.Company.OnPause = async time =>
        {
            timed.Clock.Advance(time);
            switch (++pauses)
            {
                case 4:
                    timed.Change();
                    message = await (await timed.PostAsync("/sync", new { mode = "now" })).Content.ReadAsStringAsync();
                    break;
                case 5:
                    phones.AddRange(
                        (await timed.Company.RecordsAsync("customers")).Select(r => r["quickBooks"]!["phone"]?.GetValue<string>() ?? ""));
                    break;
            }
        };

        var report = await timed.Company.SyncAsync();

        Assert.Contains("connected now; it begins within a few seconds", message, StringComparison.Ordinal);
        Assert.Contains("603-555-0001", phones);
        Assert.Equal(2, report.RoundTrips);
        Assert.Null((await timed.ReadAsync())["syncRequestedAt"]);
        await using var db = timed.Server.OpenDb();
        Assert.Equal(1 + 2, await db.CompanyDays.Where(d => d.CompanyId == timed.Company.Id).SumAsync(d => d.Sessions));
    }

    [Fact]
    public async Task Rounds_come_by_the_policy_while_a_session_is_held()
    {
        var timed =
            await HeldAsync(new { polling = new { policy = "adaptive" }, stayConnected = new { on = true, closeAfterMinutes = 30 } });
        timed.Company.OnPause = time =>
        {
            // Longer than a pause really is, and shorter than what would be taken for silence.
            timed.Clock.Advance(4 * time);
            return Task.CompletedTask;
        };

        // Nothing changes: at 0, 8 and 24 minutes, as this is the second session.
        Assert.Equal(3, (await timed.Company.SyncAsync()).RoundTrips);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("off")]
    [InlineData("hours")]
    public async Task It_closes_at_once_when_it_is_no_longer_wanted(string reason)
    {
        // Eleven o'clock in Berlin.
        var timed = await HeldAsync(
            new { timeZone = "Europe/Berlin", stayConnected = new { on = true, from = "08:00", to = "11:01", closeAfterMinutes = 60 } });
        var pauses = 0;
        timed.Company.OnPause = async time =>
        {
            timed.Clock.Advance(time);
            if (++pauses == 3)
            {
                await (reason switch
                {
                    "pause" => timed.PostAsync("/pause"),
                    "off" => timed.ChangeAsync(new { stayConnected = new { on = false } }),
                    _ => Task.CompletedTask,
                });
            }
        };

        await timed.Company.SyncAsync();

        Assert.Equal(reason == "hours" ? 12 : 3, pauses);
    }

    [Fact]
    public async Task Outside_its_hours_nothing_is_held()
    {
        var timed = await TimedCompany.StartAsync(server, Settings("18:00", "20:00"));
        timed.Company.OnPause = _ => throw new InvalidOperationException("There was a pause.");

        Assert.Equal(100, (await timed.Company.SyncAsync()).Progress);
    }

    [Fact]
    public async Task A_session_with_nothing_to_do_writes_little()
    {
        var timed = await HeldAsync(Settings());
        await using var db = timed.Server.OpenDb();
        var versions = new List<int>();
        timed.Company.OnPause = async time =>
        {
            timed.Clock.Advance(time);
            versions.Add(
                await db.Sessions.Where(s => s.CompanyId == timed.Company.Id && s.EndedAt == null).Select(s => s.Version).SingleAsync());
        };

        await timed.Company.SyncAsync();

        // Twenty-four pauses, forty-eight calls, a save every twenty seconds.
        Assert.InRange(versions[^1] - versions[0], 1, 7);
    }

    // Everything was read before, so that a round is one message.
    private async Task<TimedCompany> HeldAsync(object settings)
    {
        var timed = await TimedCompany.StartAsync(server);
        await timed.Company.SyncAsync();
        await timed.ChangeAsync(settings);
        return timed;
    }
}
