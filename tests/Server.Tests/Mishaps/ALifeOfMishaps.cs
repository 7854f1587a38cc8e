using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Posts;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Mishaps;

/// <summary>
/// Whatever goes wrong in whatever order while people on both sides go on working: when calm returns, both sides hold the same, each record
/// once.
/// </summary>
public sealed partial class ALifeOfMishaps
{
    private const int Days = 25;
    private static readonly SeedPlan Books = new() { Customers = 8, Jobs = 0, Invoices = 5, Items = 2, Employees = 2, InactiveEvery = 0 };

    private readonly List<string> diary = [];

    /// <summary>A few lives; as many as one likes with WCS_TEST_MISHAPS=1-1000.</summary>
    public static IEnumerable<TheoryDataRow<int>> Seeds =>
        Environment.GetEnvironmentVariable("WCS_TEST_MISHAPS") is { } range && range.Split('-') is [var first, var last]
            ? Enumerable.Range(int.Parse(first), int.Parse(last) - int.Parse(first) + 1).Select(s => new TheoryDataRow<int>(s))
            : [new(2), new(307), new(503)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ends_with_both_sides_equal_and_each_record_once(int seed)
    {
        var clock = new Clock();
        await using var server = await RunningServer.StartAsync(clock, "--Jobs:IsEnabled=false");
        var random = new Random(seed);
        var (isOld, isLocked) = (seed % 4 == 3, seed % 3 == 2);
        var company = await SyncedCompany.ConnectAsync(
            server.Api, $"Life {seed}", Books, new() { Clock = clock, HighestVersion = isOld ? new(8, 0) : QbxmlVersion.Newest });
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        await RuleAsync(server.Api, company, isLocked);
        await (await server.Api.PatchAsync(company.Path, new StringContent($$"""{"markMemos":{{(seed % 8 == 3 ? "true" : "false")}}}""", null, "application/json"))).JsonAsync(200);
        var office = new Office(server.Api, company, random);

        for (var day = 0; day < Days; day++)
        {
            for (var deed = random.Next(1, 12); deed > 0; deed--)
            {
                await office.WorkAsync();
                clock.Advance(TimeSpan.FromSeconds(random.Next(1, 90)));
            }

            await AssertPlannedAsync(server, company);
            diary.Add(Mishaps.Arrange(random, company.Connector.Faults, company.File));
            var report = await company.SyncAsync();
            diary[^1] += $" -> {report.Progress} {report.LastError} {report.Exception}";
            Mishaps.Mend(company.Connector.Faults, company.File);
            await AssertPlannedAsync(server, company);
            clock.Advance(TimeSpan.FromMinutes(random.Next(1, 60)));
        }

        for (var calm = 0; calm < 12; calm++)
        {
            clock.Advance(TimeSpan.FromHours(9));
            await company.SyncAsync();
        }

        await AssertEqualAsync(company, office);
        await AssertFeedTellsAllAsync(company);
    }

    // What the app deletes shall go from QuickBooks too.
    private static async Task RuleAsync(HttpClient api, SyncedCompany company, bool isLocked)
    {
        var rules = await company.GetAsync("/rules");
        rules["sections"] =
            new JsonObject { ["invoices"] = new JsonObject { ["onDelete"] = "delete", ["afterPosting"] = isLocked ? "locked" : "modify" } };
        await (await api.PutAsync($"{company.Path}/rules", new StringContent(rules.ToJsonString(), null, "application/json")))
            .JsonAsync(200);
    }

    private async Task AssertPlannedAsync(RunningServer server, SyncedCompany company)
    {
        var missing = await MissingPlans.FindAsync(server, company.Id);
        Assert.True(missing.Count == 0, Story(missing));
    }

    private async Task AssertEqualAsync(SyncedCompany company, Office office)
    {
        var open = (await company.GetAsync("/posts?limit=500")).Items().Where(
            p => p["status"]!.GetValue<string>() is not ("posted" or "cancelled")).Select(p => p.ToJsonString());
        Assert.True(!open.Any(), Story(open));
        await AssertSectionAsync(company, "customers", "Customer", "Phone", office.Customers);
        await AssertSectionAsync(company, "invoices", "Invoice", "Memo", office.Invoices);
        await AssertSectionAsync(company, "timeTracking", "TimeTracking", "Notes", office.Times);
        foreach (var (id, fax) in office.Fax)
        {
            Assert.Equal(fax, company.File.Find("Customer", id)!.Element("Fax")!.Value);
        }
    }

    // Our ids are QuickBooks' ids; what the app keeps is linked, each to a record of its own that has its value; our copy of each record is
    // what QuickBooks has.
    private async Task AssertSectionAsync(
        SyncedCompany company, string section, string objectName, string field, Dictionary<string, string> app)
    {
        var ours = (await company.RecordsAsync(section)).FindAll(r => Text(r, "state") != "deleted");
        var theirs = company.File.AllRecords(objectName).ToDictionary(r => (r.Element("ListID") ?? r.Element("TxnID"))!.Value);
        Same(theirs.Keys.Order(StringComparer.Ordinal), ours.Select(r => Text(r, "quickBooksId")!).Order(StringComparer.Ordinal), section);

        var linked = ours.Where(r => r["externalId"] is not null).ToDictionary(r => Text(r, "externalId")!);
        Same(app.Keys.Order(StringComparer.Ordinal), linked.Keys.Order(StringComparer.Ordinal), section);
        foreach (var (id, value) in app)
        {
            Assert.True(Text(linked[id], "state") == "linked", Story([linked[id].ToJsonString()]));
            Assert.True(
                Plain(theirs[Text(linked[id], "quickBooksId")!].Element(field)) == value,
                Story([$"{id} should have {value}", linked[id].ToJsonString(), theirs[Text(linked[id], "quickBooksId")!].ToString()]));
        }

        var name = Camel(field);
        foreach (var record in ours)
        {
            var there = theirs[Text(record, "quickBooksId")!];
            Assert.True(
                Text(record["quickBooks"]!, name) == Plain(there.Element(field))
                    && Text(record, "editSequence") == there.Element("EditSequence")!.Value,
                Story([record.ToJsonString(), there.ToString()]));
        }
    }

    // Somebody who only ever read the change feed knows the same.
    private async Task AssertFeedTellsAllAsync(SyncedCompany company)
    {
        var known = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var page = await company.GetAsync("/changes?limit=500");
        while (page.Items().ToList() is { Count: > 0 } changes)
        {
            changes.ForEach(c => known[Text(c, "recordId")!] = c["record"]!);
            page = await company.GetAsync($"/changes?limit=500&cursor={page["cursor"]}");
        }

        foreach (var section in (string[])["customers", "invoices", "timeTracking"])
        {
            foreach (var record in await company.RecordsAsync(section))
            {
                Assert.True(
                    JsonNode.DeepEquals(record["quickBooks"], known[Text(record, "id")!]["quickBooks"]),
                    Story([record.ToJsonString(), known[Text(record, "id")!].ToJsonString()]));
            }
        }
    }

    private void Same(IEnumerable<string> expected, IEnumerable<string> found, string section) =>
        Assert.True(
            expected.SequenceEqual(found),
            Story(
            [
                section,
                "missing: " + string.Join(' ', expected.Except(found)),
                "too many: " + string.Join(' ', found.Except(expected)),
                "twice: " + string.Join(' ', found.GroupBy(f => f).Where(g => g.Count() > 1).Select(g => g.Key)),
            ]));

    private string Story(IEnumerable<string> end) => string.Join(Environment.NewLine, [.. diary, "", .. end]);

    // The mark a company may have put behind memos is nobody's.
    private static string? Plain(XElement? field) => field is null ? null : Mark().Replace(field.Value, "");

    [GeneratedRegex(@" \[wcs:[0-9A-Z]{8}\]$", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    private static string Camel(string field) => JsonNamingPolicy.CamelCase.ConvertName(field);
}
