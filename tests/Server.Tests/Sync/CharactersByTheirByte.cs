using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>Some answers of QuickBooks name a curly quote, a dash or a euro by the number of its byte in the company file.</summary>
public sealed class CharactersByTheirByte(TimedServer timed) : IClassFixture<TimedServer>
{
    private const string Name = "O\u2019Neil \u2013 caf\u00E9 \u20AC";

    [Theory]
    [InlineData(CharacterStyle.Unicode)]
    [InlineData(CharacterStyle.ByteNumbers)]
    [InlineData(CharacterStyle.ControlCharacters)]
    public async Task Are_read_as_what_is_meant_so_that_the_record_of_the_app_is_the_same(CharacterStyle style)
    {
        var company = await ConnectAsync(style, "Named alike");
        company.File.Add("Customer", new XElement("CustomerAdd", new XElement("Name", Name)));
        await company.SyncAsync();
        var customers = company.File.Count("Customer");

        var linked = await timed.Server.Api.TakenAsync(company.Path, "customers", "by-character", Body(Name));
        await company.SyncAsync();

        Assert.Equal(("linked", Name), (Text(linked, "state"), Text(linked, "name")));
        Assert.Equal(customers, company.File.Count("Customer"));
        Assert.Empty((await company.GetAsync("/posts")).Items());
    }

    [Theory]
    [InlineData(CharacterStyle.ByteNumbers, "O\u0092Neil \u0096 caf\u00E9 \u0080")]
    [InlineData(CharacterStyle.ControlCharacters, Name)]
    public async Task Are_read_so_when_the_app_writes_them_and_the_answer_to_that_is_lost(CharacterStyle style, string asTheAppHasIt)
    {
        var company = await ConnectAsync(style, "Written");
        await company.SyncAsync();
        var customers = company.File.Count("Customer");
        await timed.Server.Api.TakenAsync(company.Path, "customers", "written", Body(asTheAppHasIt));
        company.File.Faults.CannotStoreMessageSets = true;
        company.Connector.Faults.LoseAnswerOfMessage = 2;
        await company.SyncAsync();
        company.Connector.Faults.LoseAnswerOfMessage = null;
        timed.Clock.Advance(TimeSpan.FromMinutes(11));

        await company.SyncAsync();
        await timed.Server.Api.TakenAsync(company.Path, "customers", "written", Body(Name));
        await company.SyncAsync();

        Assert.Equal(customers + 1, company.File.Count("Customer"));
        var record = await company.GetAsync("/records/customers/by-external-id/written");
        Assert.Equal(("linked", Name), (Text(record, "state"), Text(record, "name")));
        Assert.Equal("posted", Text(Assert.Single((await company.GetAsync("/posts")).Items()), "status"));
    }

    private async Task<SyncedCompany> ConnectAsync(CharacterStyle style, string name)
    {
        var company = await SyncedCompany.ConnectAsync(
            timed.Server.Api, $"{name}, {style}", new SeedPlan { Customers = 3 }, new CompanySettings { Clock = timed.Clock });
        company.File.Faults.Characters = style;
        return company;
    }

    private static string Body(string name) => new JsonObject { ["name"] = name, ["notes"] = $"{name}." }.ToJsonString();

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
