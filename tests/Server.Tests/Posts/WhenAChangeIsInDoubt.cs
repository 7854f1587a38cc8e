using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Posts;

public sealed class WhenAChangeIsInDoubt(TimedServer timed) : IClassFixture<TimedServer>
{
    private readonly Clock clock = timed.Clock;
    private readonly RunningServer server = timed.Server;

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_modification_is_made_once_whether_it_was_executed_and_remembered_or_not(bool isExecuted, bool isRemembered)
    {
        var company = await PostedAsync($"Modified {isExecuted} {isRemembered}");
        await company.PutInvoiceAsync("M-1", rate: 40m);
        Lose(company, isExecuted);
        await company.Synced.SyncAsync();
        Assert.NotEqual("posted", Text(await NewestAsync(company), "status"));
        await NextAsync(company, isRemembered);

        var invoice = Assert.Single(company.InQuickBooks("Invoice", "M-1"));
        Assert.Equal(("80.00", 1), (invoice.Element("Subtotal")!.Value, invoice.Elements("InvoiceLineRet").Count()));
        Assert.Equal("posted", Text(await NewestAsync(company), "status"));
    }

    [Theory]
    [InlineData("delete", true)]
    [InlineData("delete", false)]
    [InlineData("void", true)]
    [InlineData("void", false)]
    public async Task A_removal_is_made_once_whether_it_was_executed_or_not(string rule, bool isExecuted)
    {
        var company = await PostedAsync($"Removed {rule} {isExecuted}");
        await company.RuleAsync("invoices", "onDelete", rule);
        await server.DeleteAsync(company.Id, "invoices", "M-1");
        Lose(company, isExecuted);
        await company.Synced.SyncAsync();
        await NextAsync(company, isRemembered: false);

        Assert.Equal(rule == "delete" ? 0 : 1, company.File.Count("Invoice"));
        Assert.All(company.File.AllRecords("Invoice"), i => Assert.Equal("0.00", i.Element("Subtotal")!.Value));
        Assert.Equal("posted", Text(await NewestAsync(company), "status"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_record_that_an_import_linked_before_it_was_looked_up_is_not_added_again(bool isChangedInTheApp)
    {
        var company = await PostedCompany.ConnectAsync(server, $"Linked first {isChangedInTheApp}");
        var record = await company.PutAsync("customers", "L-1", new { name = "Lanterns", phone = "1" });

        // Neither the answer to the addition nor the one to the look-up behind it arrives; the next import comes before the look-up is
        // repeated.
        company.File.Faults.MissingResponses = 1;
        await company.Synced.SyncAsync();
        company.File.Faults.MissingResponses = 0;
        Assert.Equal("unknown", Text(await company.PostAsync(record), "status"));
        if (isChangedInTheApp)
        {
            await company.PutAsync("customers", "L-1", new { name = "Lanterns", phone = "2" });
        }

        await company.SyncAsync();
        Assert.Equal("linked", Text(await company.RecordAsync("customers", "L-1"), "state"));
        clock.Advance(TimeSpan.FromHours(1));
        await company.SyncAsync();

        Assert.All(await company.PostsAsync(), p => Assert.Equal("posted", Text(p, "status")));
        Assert.Equal(isChangedInTheApp ? "2" : "1", Assert.Single(company.InQuickBooks("Customer", "Lanterns")).Element("Phone")!.Value);
    }

    [Fact]
    public async Task What_the_app_changed_meanwhile_is_not_lost_when_QuickBooks_tells_no_more_than_that_it_took_the_change_before()
    {
        var company = await PostedCompany.ConnectAsync(server, "Twice changed");
        await company.PutAsync("customers", "T-1", new { name = "Tailor", phone = "1" });
        await company.SyncAsync();
        clock.Advance(TimeSpan.FromHours(1));

        // Our copy of the record is the one before the change whose answer is lost, and the import shows that change as if it were
        // QuickBooks' own.
        await company.PutAsync("customers", "T-1", new { name = "Tailor", phone = "2" });
        Lose(company, isExecuted: true);
        company.File.Faults.RecoversWithoutObjects = true;
        await company.Synced.SyncAsync();
        await company.PutAsync("customers", "T-1", new { name = "Tailor", phone = "3" });
        clock.Advance(TimeSpan.FromMinutes(11));
        await company.SyncAsync();

        Assert.Equal("3", Assert.Single(company.InQuickBooks("Customer", "Tailor")).Element("Phone")!.Value);
    }

    [Fact]
    public async Task A_removal_in_doubt_leaves_one_record_after_a_reset()
    {
        var company = await PostedAsync("Reset meanwhile");
        await company.RuleAsync("invoices", "onDelete", "delete");
        await server.DeleteAsync(company.Id, "invoices", "M-1");
        Lose(company, isExecuted: true);
        await company.Synced.SyncAsync();
        await company.Synced.PostAsync("/sync", """{"mode":"reset"}""", 202);
        await NextAsync(company, isRemembered: false);
        clock.Advance(TimeSpan.FromHours(1));
        await company.SyncAsync();

        Assert.Equal(0, company.File.Count("Invoice"));
        Assert.Equal("deleted", Text(Assert.Single(await company.Synced.RecordsAsync("invoices")), "state"));
    }

    [Fact]
    public async Task A_person_is_asked_when_several_records_may_be_the_one()
    {
        var company = await PostedCompany.ConnectAsync(server, "Several", new() { HighestVersion = new(8, 0) });
        var record = await company.PutInvoiceAsync("S-1");
        company.Synced.Connector.Faults.LoseAnswerOfMessage = 2;
        await company.Synced.SyncAsync();
        var invoice = Assert.Single(company.InQuickBooks("Invoice", "S-1"));
        company.File.Add("Invoice", new XElement("InvoiceAdd",
            new XElement("CustomerRef", new XElement("FullName", company.Customer)),
            new XElement("TxnDate", "2026-11-20"),
            new XElement("RefNumber", "S-1"),
            new XElement("Memo", invoice.Element("Memo")!.Value),
            new XElement(
                "InvoiceLineAdd",
                new XElement("ItemRef", new XElement("FullName", company.Item)),
                new XElement("Quantity", "2"),
                new XElement("Rate", "10.00"))));
        await NextAsync(company, isRemembered: false);

        var post = await company.PostAsync(record);
        Assert.Equal(("held", "SEVERAL", "unknown"), (Text(post, "status"), Text(post["error"]!, "code"), Text(post["error"]!, "outcome")));
        Assert.Equal("conflict", Text(await company.RecordAsync("invoices", "S-1"), "state"));
        Assert.Equal(2, company.File.Count("Invoice"));
    }

    [Fact]
    public async Task A_retry_of_an_unknown_post_looks_it_up_and_never_sends_it_blindly()
    {
        var company = await PostedCompany.ConnectAsync(server, "Retry unknown");
        var record = await company.PutInvoiceAsync("U-1");
        company.Synced.Connector.Faults.LoseAnswerOfMessage = 2;
        await company.Synced.SyncAsync();
        clock.Advance(TimeSpan.FromMinutes(11));
        company.Synced.Connector.Faults.LoseAnswerOfMessage = 1;
        await company.Synced.SyncAsync();
        Assert.Equal("unknown", Text(await company.PostAsync(record), "status"));

        await company.ActAsync(record, "retry");
        await NextAsync(company, isRemembered: false);

        Assert.Single(company.InQuickBooks("Invoice", "U-1"));
        Assert.Equal("posted", Text(await company.PostAsync(record), "status"));
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    private static async Task<JsonNode> NewestAsync(PostedCompany company) => (await company.PostsAsync())[0];

    private static void Lose(PostedCompany company, bool isExecuted) =>
        company.File.Faults.FailMessage(2, HResult.InternalError, isExecuted);

    private async Task<PostedCompany> PostedAsync(string name)
    {
        var company = await PostedCompany.ConnectAsync(server, name, new() { IsEditSequenceStrict = true });
        await company.PutInvoiceAsync("M-1");
        await company.SyncAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        return company;
    }

    private async Task NextAsync(PostedCompany company, bool isRemembered)
    {
        company.Synced.Connector.Faults.LoseAnswerOfMessage = null;
        if (!isRemembered)
        {
            company.File.ForgetMessageSets();
        }

        clock.Advance(TimeSpan.FromMinutes(11));
        await company.SyncAsync();
    }
}
