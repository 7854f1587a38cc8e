using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Polling;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>Records bear the time of the computer they were saved on, and that may be wrong by hours.</summary>
public sealed class ClocksOfOtherComputers(TimedServer server) : IClassFixture<TimedServer>
{
    // In winter the offset QuickBooks says is right, in summer it is wrong by an hour.
    public static readonly TheoryData<string, int> Ahead = new()
    {
        { "2026-01-20T15:00:00", 30 },
        { "2026-01-20T15:00:00", 20 * 60 },
        { "2026-01-20T15:00:00", 365 * 24 * 60 },
        { "2026-07-20T15:00:00", 2 * 60 },
        { "2026-07-20T15:00:00", 20 * 60 },
    };

    [Theory]
    [MemberData(nameof(Ahead))]
    public async Task A_record_saved_by_a_clock_that_is_ahead_hides_nothing_and_is_told_once(string at, int minutes)
    {
        var timed = await StartAsync(at);
        Save(timed, 0, minutes, "ahead");
        await NextAsync(timed);
        Save(timed, 1, 0, "right");
        await NextAsync(timed);

        Assert.Equal(["ahead", "right"], [await PhoneAsync(timed, 0), await PhoneAsync(timed, 1)]);
        var told = await TroubleAsync(timed);
        Assert.Equal("SAVETIME", told?["code"]!.GetValue<string>());
        Assert.Contains("ahead of now", told!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Single(await LogAsync(timed, "SAVETIME"));
    }

    [Fact]
    public async Task A_record_saved_by_a_clock_that_was_set_back_comes_within_a_day_and_the_next_one_at_once()
    {
        var timed = await StartAsync("2026-01-20T15:00:00");
        Save(timed, 0, 0, "newest");
        await NextAsync(timed);
        await NextAsync(timed);
        Save(timed, 1, -180, "late");
        await NextAsync(timed);
        Assert.NotEqual("late", await PhoneAsync(timed, 1));

        timed.Clock.Advance(TimeSpan.FromHours(20));
        var report = await timed.Company.SyncAsync();
        Save(timed, 2, -180, "late too");
        await NextAsync(timed);

        Assert.Equal(1, report.RoundTrips);
        Assert.Equal(["late", "late too"], [await PhoneAsync(timed, 1), await PhoneAsync(timed, 2)]);
        Assert.Contains("had been read already", (await TroubleAsync(timed))!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Single(await LogAsync(timed, "SAVETIME"));
    }

    [Theory]
    [InlineData(180, "BOOKKEEPING-PC is 3 hours ahead.")]
    [InlineData(-40, "BOOKKEEPING-PC is 40 minutes behind.")]
    public async Task The_clock_of_the_computer_with_the_web_connector_is_told_once_until_it_is_right(int minutes, string expected)
    {
        var timed = await StartAsync("2026-01-20T15:00:00");
        var wrong = new Clock(timed.Clock.Now.AddMinutes(minutes));
        timed.Company.ComputerClock = wrong;
        var connector = await timed.Company.NewConnectorAsync();
        await connector.RunSessionAsync(TestContext.Current.CancellationToken);
        await connector.RunSessionAsync(TestContext.Current.CancellationToken);
        var told = await TroubleAsync(timed);
        var log = await LogAsync(timed, "CLOCK");
        await NextAsync(timed);

        Assert.Equal("CLOCK", told?["code"]!.GetValue<string>());
        Assert.EndsWith(expected, told!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Single(log);
        Assert.Null(await TroubleAsync(timed));
        await using var db = server.Server.OpenDb();
        Assert.Equal("BOOKKEEPING-PC", (await db.Companies.FindAsync([timed.Company.Id], TestContext.Current.CancellationToken))?.Computer);
    }

    private async Task<TimedCompany> StartAsync(string at)
    {
        var timed = await TimedCompany.StartAsync(server, at: DateTime.SpecifyKind(DateTime.Parse(at), DateTimeKind.Utc));
        timed.Clock.Advance(TimeSpan.FromHours(2));
        await timed.Company.SyncAsync();
        await NextAsync(timed);
        return timed;
    }

    private static async Task NextAsync(TimedCompany timed)
    {
        timed.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(100, (await timed.Company.SyncAsync()).Progress);
    }

    private static void Save(TimedCompany timed, int customer, int minutesAhead, string phone)
    {
        var file = timed.Company.File;
        file.Faults.ClockAhead = TimeSpan.FromMinutes(minutesAhead);
        file.Change("Customer", file.Ids("Customer")[customer], ("Phone", phone));
        file.Faults.ClockAhead = TimeSpan.Zero;
    }

    private static async Task<string?> PhoneAsync(TimedCompany timed, int customer) =>
        (await timed.Company.RecordsAsync("customers")).Single(
            r => r["quickBooksId"]!.GetValue<string>() == timed.Company.File.Ids("Customer")[customer])["quickBooks"]!["phone"]
            ?.GetValue<string>();

    private static async Task<System.Text.Json.Nodes.JsonNode?> TroubleAsync(TimedCompany timed) =>
        (await timed.Company.SectionAsync("company"))["problem"];

    private static async Task<List<System.Text.Json.Nodes.JsonNode>> LogAsync(TimedCompany timed, string code) =>
        [.. (await timed.Company.GetAsync("/log?limit=500")).Items().Where(l => l["code"]?.GetValue<string>() == code)];
}
