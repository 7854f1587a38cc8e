using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>
/// Eight equal time entries in a QuickBooks without room for a mark of ours: whatever goes wrong, it has eight afterwards.
/// </summary>
public sealed class WhenRecordsAreAlike(TimedServer timed) : IClassFixture<TimedServer>
{
    private const int Entries = 8;
    private const int MostSessions = 8;

    // A Web Connector that vanished may still be at work for that long.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(11);

    private readonly Clock clock = timed.Clock;
    private readonly RunningServer server = timed.Server;

    [Theory]
    [InlineData(false, "before", "handed out", "executed", "not executed", "answer arriving", "answer stored")]
    [InlineData(true, "executed")]
    public async Task Each_is_written_once_whatever_goes_wrong(bool marksMemos, params string[] steps)
    {
        foreach (var (number, row) in FaultRows.All.Where(r => steps.Contains(r.Step)).Index())
        {
            var company = await ConnectAsync($"Row {number} {marksMemos}", marksMemos);
            await PutEntriesAsync(company);
            var backup = company.File.Snapshot();
            row.Arrange(company);
            await company.Synced.SyncAsync();
            FaultOutcome.Disarm(company);
            clock.Advance(Silence);
            await row.Between(company, backup);
            await FinishAsync(company);

            Assert.True(company.File.Count("TimeTracking") == Entries, $"{row.Fault}: {company.File.Count("TimeTracking")}");
            await AssertLinkedAsync(company, row.Fault);
        }
    }

    [Fact]
    public async Task Those_that_are_missing_are_written_when_only_some_arrived()
    {
        var company = await ConnectAsync("Some", false);
        await PutEntriesAsync(company);
        company.Synced.Connector.Faults.LoseAnswerOfMessage = 2;
        await company.Synced.SyncAsync();
        FaultOutcome.Disarm(company);
        company.File.ForgetMessageSets();
        foreach (var id in company.File.Ids("TimeTracking").Take(3))
        {
            company.File.Delete("TimeTracking", id);
        }

        clock.Advance(Silence);
        await FinishAsync(company);

        Assert.Equal(Entries, company.File.Count("TimeTracking"));
        await AssertLinkedAsync(company, "some");
    }

    [Fact]
    public async Task More_than_were_sent_are_a_question_for_a_person()
    {
        var company = await ConnectAsync("More", false);
        await PutEntriesAsync(company);
        company.Synced.Connector.Faults.LoseAnswerOfMessage = 2;
        await company.Synced.SyncAsync();
        FaultOutcome.Disarm(company);
        company.File.ForgetMessageSets();
        company.File.Add("TimeTracking", Entry(company));
        clock.Advance(Silence);
        await FinishAsync(company);

        Assert.Equal(Entries + 1, company.File.Count("TimeTracking"));
        Assert.All(await company.PostsAsync(), p => Assert.Equal("held", p["status"]!.GetValue<string>()));
        var record = await company.RecordAsync("timeTracking", "t-3");
        Assert.Equal(("conflict", Entries + 1), (record["state"]!.GetValue<string>(), record["candidates"]!.AsArray().Count));
    }

    [Fact]
    public async Task One_that_was_there_before_is_not_taken_for_one_that_was_sent()
    {
        var company = await ConnectAsync("Before", false);
        company.File.Add("TimeTracking", Entry(company));
        await company.SyncAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        await PutEntriesAsync(company);
        company.Synced.Connector.Faults.LoseAnswerOfMessage = 2;
        await company.Synced.SyncAsync();
        FaultOutcome.Disarm(company);
        company.File.ForgetMessageSets();
        clock.Advance(Silence);
        await FinishAsync(company);

        Assert.Equal(Entries + 1, company.File.Count("TimeTracking"));
        await AssertLinkedAsync(company, "before");
    }

    [Fact]
    public async Task Readers_are_told_that_the_row_is_gone_which_an_import_made_of_one_before_it_was_found_again()
    {
        var company = await ConnectAsync("Imported first", false);
        await PutAsync(company, "t-0", null);

        // Neither the answer to the addition nor the one to the look-up behind it arrives; the next import comes before the look-up is
        // repeated.
        company.File.Faults.MissingResponses = 1;
        await company.Synced.SyncAsync();
        company.File.Faults.MissingResponses = 0;
        await company.SyncAsync();
        var imported =
            Assert.Single(await company.Synced.RecordsAsync("timeTracking"), r => r["externalId"] is null)["id"]!.GetValue<string>();
        clock.Advance(Silence);
        await FinishAsync(company);

        Assert.Equal("linked", (await company.RecordAsync("timeTracking", "t-0"))["state"]!.GetValue<string>());
        Assert.Equal(
            ["created", "deleted"],
            (await company.Synced.GetAsync("/changes?limit=500")).Items().Where(
                c => c["recordId"]!.GetValue<string>() == imported).Select(c => c["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task With_marks_one_that_somebody_entered_meanwhile_is_told_apart()
    {
        var company = await ConnectAsync("Marked", true);
        await PutEntriesAsync(company, "Site visit");
        company.Synced.Connector.Faults.LoseAnswerOfMessage = 2;
        await company.Synced.SyncAsync();
        FaultOutcome.Disarm(company);
        company.File.ForgetMessageSets();
        company.File.Add("TimeTracking", Entry(company, "<Notes>Site visit</Notes>"));
        clock.Advance(Silence);
        await FinishAsync(company);

        Assert.Equal(Entries + 1, company.File.Count("TimeTracking"));
        await AssertLinkedAsync(company, "marked");
        Assert.Equal(
            Entries,
            company.File.AllRecords("TimeTracking")
                .Count(t => t.Element("Notes")!.Value.StartsWith("Site visit [wcs:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_mark_is_no_part_of_the_memo()
    {
        var company = await ConnectAsync("Memo", true);
        await PutEntriesAsync(company, "Site visit");
        await PutAsync(company, "bare", null);
        await company.SyncAsync();
        foreach (var id in company.File.Ids("TimeTracking"))
        {
            company.File.Change("TimeTracking", id, ("BillableStatus", "NotBillable"));
        }

        await company.Synced.SyncAsync();

        Assert.All(
            company.File.AllRecords("TimeTracking"), t => Assert.Contains("[wcs:", t.Element("Notes")!.Value, StringComparison.Ordinal));
        var record = await company.RecordAsync("timeTracking", "t-0");
        Assert.Equal(("linked", "Site visit"), (record["state"]!.GetValue<string>(), record["quickBooks"]!["notes"]!.GetValue<string>()));
        Assert.Null((await company.RecordAsync("timeTracking", "bare"))["quickBooks"]!["notes"]);

        // Nothing to write: both sides have the same notes.
        Assert.Equal(Entries + 1, (await company.PostsAsync()).Count);
        await PutAsync(company, "t-0", "Site visit, again");
        await company.SyncAsync();
        Assert.Equal(
            "Site visit, again",
            company.File.AllRecords("TimeTracking").Single(
                t => t.Element("TxnID")!.Value == record["quickBooksId"]!.GetValue<string>()).Element("Notes")!.Value);
    }

    [Theory]
    [InlineData("journalEntries", "JournalEntry", 8, """{"txnDate": "2026-03-15", "lines": [{"type": "debit", "accountRef": {"fullName": "Travel"}, "amount": 10}, {"type": "credit", "accountRef": {"fullName": "Checking"}, "amount": 10}]}""")]
    [InlineData("deposits", "Deposit", 8, """{"txnDate": "2026-03-16", "depositToAccountRef": {"fullName": "Checking"}, "memo": "Till", "lines": [{"accountRef": {"fullName": "Service Income"}, "amount": 20}]}""")]
    [InlineData("checks", "Check", 8, """{"accountRef": {"fullName": "Checking"}, "txnDate": "2026-03-12", "expenseLines": [{"accountRef": {"fullName": "Travel"}, "amount": 40}]}""")]
    [InlineData("transfers", "Transfer", 16, """{"txnDate": "2026-03-12", "transferFromAccountRef": {"fullName": "Checking"}, "transferToAccountRef": {"fullName": "Savings"}, "amount": 40}""")]
    public async Task Kinds_without_a_number_are_told_apart_by_their_marks(string section, string kind, int version, string json)
    {
        var company = await ConnectAsync(section, true, version);
        await server.Api.TakenAsync(company.Synced.Path, section, "one", json);
        await server.Api.TakenAsync(company.Synced.Path, section, "two", json);
        company.Synced.Connector.Faults.LoseAnswerOfMessage = 2;
        await company.Synced.SyncAsync();
        FaultOutcome.Disarm(company);
        company.File.ForgetMessageSets();
        clock.Advance(Silence);
        await FinishAsync(company);

        var made = company.File.AllRecords(kind)
            .Where(r => r.Descendants("Memo").Any(m => m.Value.Contains("[wcs:", StringComparison.Ordinal)))
            .Select(r => r.Element("TxnID")!.Value);
        Assert.Equal(made.Order(), (await company.PostsAsync()).Select(p => p["quickBooksId"]!.GetValue<string>()).Order());
        Assert.Equal(2, made.Count());
        Assert.DoesNotContain("[wcs:", (await company.RecordAsync(section, "one"))["quickBooks"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<PostedCompany> ConnectAsync(string name, bool marksMemos, int version = 8)
    {
        var company = await PostedCompany.ConnectAsync(
            server,
            name,
            new CompanySettings { HighestVersion = new(version, 0) },
            file => file.Add("Employee", XElement.Parse("<Add><FirstName>Ann</FirstName><LastName>Berg</LastName></Add>")));
        if (marksMemos)
        {
            var changed = await (await server.Api.PatchAsync(company.Synced.Path, new StringContent("""{"markMemos": true}""", System.Text.Encoding.UTF8, "application/json"))).JsonAsync(200);
            Assert.True(changed["markMemos"]!.GetValue<bool>());
        }

        return company;
    }

    // As a person enters it in QuickBooks.
    private static XElement Entry(PostedCompany company, string notes = "") => XElement.Parse(
        "<Add><TxnDate>2026-11-20</TxnDate><EntityRef><FullName>Ann Berg</FullName></EntityRef>" +
        $"<CustomerRef><FullName>{company.Customer}</FullName></CustomerRef><Duration>PT1H30M</Duration>{notes}</Add>");

    private static async Task PutAsync(PostedCompany company, string externalId, string? notes)
    {
        var fields = new JsonObject
        {
            ["entityRef"] = new JsonObject { ["fullName"] = "Ann Berg" },
            ["customerRef"] = new JsonObject { ["fullName"] = company.Customer },
            ["txnDate"] = "2026-11-20",
            ["duration"] = "PT1H30M",
        };
        if (notes is not null)
        {
            fields["notes"] = notes;
        }

        var answer = await company.Server.Api.PutAsync(
            $"{company.Synced.Path}/records/timeTracking/by-external-id/{externalId}",
            new StringContent(fields.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task PutEntriesAsync(PostedCompany company, string? notes = null)
    {
        for (var i = 0; i < Entries; i++)
        {
            await PutAsync(company, $"t-{i}", notes);
        }
    }

    private static bool IsOpen(JsonNode post) => post["status"]!.GetValue<string>() is not ("posted" or "held");

    private async Task FinishAsync(PostedCompany company)
    {
        for (var i = 0; i < MostSessions && (await company.PostsAsync()).Exists(IsOpen); i++)
        {
            await company.Synced.SyncAsync();
            clock.Advance(Silence);
        }
    }

    private static async Task AssertLinkedAsync(PostedCompany company, string what)
    {
        var ids = (await company.PostsAsync())
            .ConvertAll(p => (Status: p["status"]!.GetValue<string>(), Id: p["quickBooksId"]?.GetValue<string>()));
        Assert.True(
            ids.TrueForAll(p => p.Status == "posted") && ids.Select(p => p.Id).OfType<string>().Distinct().Count() == Entries,
            $"{what}: {string.Join(' ', ids)}");
    }
}
