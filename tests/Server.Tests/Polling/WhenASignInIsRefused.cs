
namespace WebConnectorSync.Server.Tests.Polling;

public sealed class WhenASignInIsRefused(TimedServer server) : IClassFixture<TimedServer>
{
    [Fact]
    public async Task It_is_the_state_of_the_company_with_the_time_of_the_last_attempt_until_a_good_one()
    {
        var timed = await TimedCompany.StartAsync(server, new { timeZone = "Etc/UTC" });
        await timed.TurnAsync();
        var before = await timed.ReadAsync();
        timed.Company.Connector.Faults.WrongPassword = "ABCDE-ABCDE";
        var first = timed.Clock.Now;
        Assert.Equal(1040, (await timed.Company.SyncAsync()).Code);
        timed.Clock.Advance(TimeSpan.FromHours(2));
        await timed.Company.SyncAsync();

        var refused = await timed.ReadAsync();

        Assert.Null(before["refusedSignIn"]);
        Assert.Equal(("standby", "bookkeeper"), (Text(refused, "status"), Text(refused, "actor")));
        Assert.Equal(
            $"The Web Connector at 127.0.0.1 has been refused since {first:HH:mm} UTC, last at {timed.Clock.Now:HH:mm} UTC, because its " +
            "password is wrong, so no data is exchanged.",
            Text(refused, "why"));
        Assert.StartsWith("Type the password into", Text(refused, "advice"), StringComparison.Ordinal);
        Assert.Equal(
            (timed.Clock.Now, first),
            (refused["refusedSignIn"]!["at"]!.GetValue<DateTime>(), refused["refusedSignIn"]!["since"]!.GetValue<DateTime>()));

        timed.Company.Connector.Faults.WrongPassword = null;
        await timed.Company.SyncAsync();
        var good = await timed.ReadAsync();
        Assert.Equal(("active", null), (Text(good, "status"), good["refusedSignIn"]));
    }

    [Fact]
    public async Task It_is_said_of_a_company_whose_very_first_sign_in_failed()
    {
        var timed = await TimedCompany.StartAsync(server);
        timed.Company.Connector.Faults.WrongPassword = "ABCDE-ABCDE";
        await timed.Company.SyncAsync();

        Assert.Contains("with a wrong password", Text(await timed.ReadAsync(), "why"), StringComparison.Ordinal);
    }

    private static string? Text(System.Text.Json.Nodes.JsonNode node, string name) => node[name]?.GetValue<string>();
}
