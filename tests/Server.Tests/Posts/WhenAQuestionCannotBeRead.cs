using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Polling;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>QuickBooks refuses the message that asks what became of a post.</summary>
public sealed class WhenAQuestionCannotBeRead(TimedServer server) : IClassFixture<TimedServer>
{
    [Fact]
    public async Task The_post_stays_in_doubt_and_keeps_no_other_waiting()
    {
        var timed = await TimedCompany.StartAsync(server);
        var (company, file) = (timed.Company, timed.Company.File);
        await company.SyncAsync();
        file.Faults.CannotStoreMessageSets = true;
        company.Connector.Faults.LoseAnswerOfMessage = 2;
        await server.Server.Api.TakenAsync(company.Path, "customers", "n", """{"name":"New one"}""");
        await company.SyncAsync();
        company.Connector.Faults.LoseAnswerOfMessage = null;
        file.Faults.Unreadable.Add("<FullName>New one</FullName>");
        timed.Clock.Advance(TimeSpan.FromMinutes(11));

        await server.Server.Api.TakenAsync(company.Path, "customers", "o", """{"name":"Other one"}""");
        await company.SyncAsync();
        var between = await StatesAsync(timed);
        file.Faults.Unreadable.Clear();
        timed.Clock.Advance(TimeSpan.FromMinutes(11));
        await company.SyncAsync();

        Assert.Equal(["New one unknown", "Other one posted"], between);
        Assert.Equal(["New one posted", "Other one posted"], await StatesAsync(timed));
        Assert.Single(file.AllRecords("Customer"), c => c.Element("Name")!.Value == "New one");
    }

    [Fact]
    public async Task One_that_can_never_be_asked_for_becomes_a_question_for_a_person_and_is_not_written_twice_by_itself()
    {
        var timed = await TimedCompany.StartAsync(server);
        var (company, file) = (timed.Company, timed.Company.File);
        await company.SyncAsync();

        // Else the next import shows it, and that settles it.
        await (await server.Server.PutTextAsync(company.Path + "/rules", """{"version":0,"import":"onDemand"}""")).JsonAsync(200);
        file.Faults.CannotStoreMessageSets = true;
        company.Connector.Faults.LoseAnswerOfMessage = 2;
        await server.Server.Api.TakenAsync(company.Path, "customers", "n", """{"name":"New one"}""");
        await company.SyncAsync();
        company.Connector.Faults.LoseAnswerOfMessage = null;
        file.Faults.Unreadable.Add("<FullName>New one</FullName>");
        for (var times = 0; times < 2; times++)
        {
            timed.Clock.Advance(TimeSpan.FromMinutes(11));
            await company.SyncAsync();
        }

        var asked = await StatesAsync(timed);
        await server.Server.Api.TakenAsync(company.Path, "customers", "n", """{"name":"New one","phone":"1"}""");
        await company.SyncAsync();

        Assert.Equal(["New one held"], asked);
        Assert.Single(file.AllRecords("Customer"), c => c.Element("Name")!.Value == "New one");
    }

    private static async Task<List<string>> StatesAsync(TimedCompany timed) => [
        .. (await timed.Company.GetAsync("/posts")).Items().Select(p => $"{p["name"]} {p["status"]}").Order(StringComparer.Ordinal)];
}
