using System.Net.Http.Json;
using WebConnectorSync.Server.Tests.Api;

namespace WebConnectorSync.Server.Tests.Polling;

public sealed class SectionsForTheNight(TimedServer server) : IClassFixture<TimedServer>
{
    // Ten o'clock in the morning when the tests begin; the night's turn is at noon.
    private static readonly object AtNoon =
        new { timeZone = "Etc/UTC", nightlySync = new { on = true, at = "12:00", sections = new[] { "customers", "templates" } } };

    [Fact]
    public async Task Are_left_alone_by_day_and_read_at_night()
    {
        var timed = await TimedCompany.StartAsync(server, AtNoon);
        await timed.Company.SyncAsync();
        Assert.Equal(5, (await timed.Company.RecordsAsync("customers")).Count);
        var before = await SyncTimeAsync(timed);

        timed.Clock.Advance(TimeSpan.FromHours(1));
        timed.Change();
        var day = await timed.Company.SyncAsync();
        Assert.Equal(1, day.RoundTrips);
        Assert.Equal(100, day.Progress);
        Assert.Equal(before, await SyncTimeAsync(timed));
        var section = await timed.Company.SectionAsync("customers");
        Assert.Equal(("ok", true), (section["status"]!.GetValue<string>(), section["atNightOnly"]!.GetValue<bool>()));
        Assert.False((await timed.Company.SectionAsync("invoices"))["atNightOnly"]!.GetValue<bool>());

        timed.Clock.Advance(TimeSpan.FromHours(2));
        await timed.Company.SyncAsync();
        Assert.NotEqual(before, await SyncTimeAsync(timed));
    }

    [Fact]
    public async Task Are_read_when_somebody_asks_for_a_sync()
    {
        var timed = await TimedCompany.StartAsync(server, AtNoon);
        await timed.Company.SyncAsync();
        var before = await SyncTimeAsync(timed);
        timed.Clock.Advance(TimeSpan.FromMinutes(10));
        timed.Change();

        await timed.PostAsync("/sync", new { mode = "now" });
        await timed.Company.SyncAsync();

        Assert.NotEqual(before, await SyncTimeAsync(timed));
    }

    [Fact]
    public async Task Are_read_again_in_the_day_when_they_failed_or_the_nightly_sync_is_switched_off()
    {
        var timed = await TimedCompany.StartAsync(server, AtNoon);
        await timed.Company.SyncAsync();
        var before = await SyncTimeAsync(timed);
        timed.Clock.Advance(TimeSpan.FromMinutes(10));
        timed.Change();

        var off = await timed.ChangeAsync(new { nightlySync = new { on = false } });
        Assert.Equal(2, off["nightlySync"]!["sections"]!.AsArray().Count);
        Assert.False((await timed.Company.SectionAsync("customers"))["atNightOnly"]!.GetValue<bool>());
        await timed.Company.SyncAsync();
        var after = await SyncTimeAsync(timed);
        Assert.NotEqual(before, after);

        await timed.ChangeAsync(new { nightlySync = new { on = true, at = "12:00" } });
        await using (var db = timed.Server.OpenDb())
        {
            db.Sections.Single(s => s.CompanyId == timed.Company.Id && s.Section == "customers").Status =
                Domain.Sections.SectionStatus.Error;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        timed.Clock.Advance(TimeSpan.FromMinutes(10));
        timed.Change();
        await timed.Company.SyncAsync();
        Assert.NotEqual(after, await SyncTimeAsync(timed));
    }

    [Fact]
    public async Task Are_named_in_a_list_that_may_be_empty_and_knows_no_other_words()
    {
        var timed = await TimedCompany.StartAsync(server, AtNoon);

        using var refused = await timed.Server.Api.PatchAsJsonAsync(
            timed.Company.Path, new { nightlySync = new { sections = new[] { "customers", "company" } } });
        Assert.Equal("unknownWord", (await refused.JsonAsync(400))["code"]!.GetValue<string>());

        var none = await timed.ChangeAsync(new { nightlySync = new { sections = Array.Empty<string>() } });
        Assert.Empty(none["nightlySync"]!["sections"]!.AsArray());
        Assert.True(none["nightlySync"]!["on"]!.GetValue<bool>());
    }

    private static async Task<string?> SyncTimeAsync(TimedCompany timed) =>
        (await timed.Company.SectionAsync("customers"))["syncTime"]?.GetValue<string>();
}
