using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;

namespace WebConnectorSync.Server.Tests.Polling;

/// <summary>A Web Connector that crashed and was started again is not a second one.</summary>
public sealed class WhenAWebConnectorBeginsAgain(TimedServer server) : IClassFixture<TimedServer>
{
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task It_goes_on_at_once_where_only_reading_was_interrupted(int call)
    {
        var timed = await TimedCompany.StartAsync(server);
        timed.Company.Connector.Faults.VanishBeforeCall = call;
        await timed.Company.SyncAsync();
        timed.Company.Connector.Faults.VanishBeforeCall = null;
        timed.Clock.Advance(TimeSpan.FromSeconds(20));

        var again = await timed.Company.SyncAsync();

        Assert.Equal(100, again.Progress);
        Assert.Equal("active", (await timed.ReadAsync())["status"]!.GetValue<string>());
        Assert.Contains(
            "The Web Connector stopped in the middle and began again.",
            (await timed.Company.GetAsync("/sessions")).Items().Select(s => s["endReason"]?.GetValue<string>()));
    }

    [Fact]
    public async Task It_waits_where_a_write_may_still_be_under_way_and_then_QuickBooks_is_asked_what_became_of_it()
    {
        var timed = await TimedCompany.StartAsync(server);
        await timed.Company.SyncAsync();
        await server.Server.Api.TakenAsync(timed.Company.Path, "customers", "again", """{"name":"Written once"}""");
        timed.Company.File.Faults.CannotStoreMessageSets = true;
        timed.Company.Connector.Faults.LoseAnswerOfMessage = 2;
        await timed.Company.SyncAsync();
        timed.Company.Connector.Faults.LoseAnswerOfMessage = null;
        timed.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal("Application busy", (await timed.Company.SyncAsync()).Result);
        var waits = await timed.ReadAsync();
        timed.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(100, (await timed.Company.SyncAsync()).Progress);

        Assert.Equal(("standby", null), (waits["status"]!.GetValue<string>(), waits["actor"]));
        Assert.Contains("The Web Connector at 127.0.0.1 began again", waits["why"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Single(timed.Company.File.AllRecords("Customer"), c => c.Element("Name")!.Value == "Written once");
        Assert.Equal("posted", Assert.Single((await timed.Company.GetAsync("/posts")).Items())["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Two_behind_one_address_are_known_as_soon_as_the_first_calls_again_and_the_second_waits_from_then_on()
    {
        var timed = await TimedCompany.StartAsync(server, new { stayConnected = new { on = true, closeAfterMinutes = 60 } });
        var second = await timed.Company.NewConnectorAsync();
        string? busy = null;
        var pauses = 0;
        timed.Company.OnPause = async time =>
        {
            timed.Clock.Advance(time);
            if (++pauses == 1)
            {
                // It is taken for the same one, begun again; the first finds its session over.
                second.Faults.VanishBeforeCall = 5;
                await second.RunSessionAsync(default);
            }
        };
        await timed.Company.SyncAsync();
        timed.Clock.Advance(TimeSpan.FromMinutes(15));
        second.Faults.VanishBeforeCall = null;
        pauses = 1;
        timed.Company.OnPause = async time =>
        {
            timed.Clock.Advance(time);
            if (++pauses == 3)
            {
                busy = (await second.RunSessionAsync(default)).Result;
                await timed.ChangeAsync(new { stayConnected = new { on = false } });
            }
        };
        await timed.Company.SyncAsync();

        Assert.Equal("Application busy", busy);
    }
}
