using WebConnectorSync.Server.Tests.Api;

namespace WebConnectorSync.Server.Tests.Polling;

public sealed class ImportOnDemand(TimedServer server) : IClassFixture<TimedServer>
{
    [Fact]
    public async Task Waits_for_somebody_to_ask_and_opens_quickbooks_for_nothing_else()
    {
        var timed = await TimedCompany.StartAsync(server);
        await (await timed.Server.PutTextAsync(timed.Company.Path + "/rules", """{"version":0,"import":"onDemand"}""")).JsonAsync(200);

        Assert.Equal("No data exchange", (await timed.TurnAsync()).Result);
        await timed.PostAsync("/sync", new { mode = "now" });
        Assert.Equal(100, (await timed.TurnAsync()).Progress);
        Assert.Equal("No data exchange", (await timed.TurnAsync()).Result);

        Assert.Equal("active", (await timed.ReadAsync())["status"]!.GetValue<string>());
        Assert.Equal(timed.Company.File.Count("Customer"), (await timed.Company.RecordsAsync("customers")).Count);
    }

    [Fact]
    public async Task Is_done_within_a_held_session_when_somebody_asks()
    {
        var timed = await TimedCompany.StartAsync(server, new { stayConnected = new { on = true, closeAfterMinutes = 1 } });
        await (await timed.Server.PutTextAsync(timed.Company.Path + "/rules", """{"version":0,"import":"onDemand"}""")).JsonAsync(200);
        var pauses = 0;
        timed.Company.OnPause = async time =>
        {
            timed.Clock.Advance(time);
            if (++pauses == 3)
            {
                Assert.Empty(await timed.Company.RecordsAsync("customers"));
                await timed.PostAsync("/sync", new { mode = "now" });
            }
        };

        await timed.Company.SyncAsync();

        Assert.Equal(12, pauses);
        Assert.Equal(timed.Company.File.Count("Customer"), (await timed.Company.RecordsAsync("customers")).Count);
    }
}
