using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;

namespace WebConnectorSync.Server.Tests.Posts;

public sealed class Posting(RunningServer server)
{
    [Fact]
    public async Task Brings_a_new_record_to_quickbooks_once_and_stores_what_quickbooks_made_of_it()
    {
        var company = await PostedCompany.ConnectAsync(server, "Once");
        var record = await company.PutInvoiceAsync("A-1");

        var said = await company.SyncAsync();

        var invoice = Assert.Single(company.InQuickBooks("Invoice", "A-1"));
        var stored = await company.RecordAsync("invoices", "A-1");
        Assert.StartsWith("Posted to QuickBooks: invoices 1.", said, StringComparison.Ordinal);
        Assert.Equal(
            (invoice.Element("TxnID")!.Value, "linked", invoice.Element("EditSequence")!.Value),
            (Text(stored, "quickBooksId"), Text(stored, "state"), Text(stored, "editSequence")));
        Assert.Equal(20m, stored["quickBooks"]!["subtotal"]!.GetValue<decimal>());
        var post = await company.PostAsync(record);
        Assert.Equal(("posted", 1, null), (Text(post, "status"), post["attempts"]!.GetValue<int>(), post["error"]));
        Assert.Equal("To QuickBooks: 1 posted.", (await company.Synced.LogAsync("invoices"))[0]);
    }

    [Fact]
    public async Task Is_not_told_as_somebody_elses_change_by_the_next_import()
    {
        var company = await PostedCompany.ConnectAsync(server, "Own change");
        await company.PutInvoiceAsync("A-1");
        await company.SyncAsync();
        await company.SyncAsync();
        await company.SyncAsync();

        Assert.Equal(["posted"], await ChangesAsync(company, "invoices"));
    }

    [Fact]
    public async Task Puts_many_posts_into_few_messages_and_never_a_record_twice()
    {
        var company = await PostedCompany.ConnectAsync(server, "Many");
        for (var i = 0; i < 60; i++)
        {
            await company.PutInvoiceAsync($"M-{i}");
        }

        var report = await company.Synced.SyncAsync();

        // One for the import, then 25 and 35, and what the customer owes after them.
        Assert.Equal((100, 4), (report.Progress, report.RoundTrips));
        Assert.Equal(60, company.File.Count("Invoice"));
        Assert.All(await company.PostsAsync(), p => Assert.Equal("posted", Text(p, "status")));
    }

    [Fact]
    public async Task Sends_what_others_refer_to_first()
    {
        var company = await PostedCompany.ConnectAsync(server, "Parents");
        await company.PutInvoiceAsync("P-1", customer: new { externalId = "job-1" });
        await company.PutAsync("customers", "job-1", new { name = "Roof", parentRef = new { externalId = "c-1" } });
        await company.PutAsync("customers", "c-1", new { name = "Parent Co" });

        await company.SyncAsync();

        Assert.Equal(
            "Parent Co:Roof", Assert.Single(company.InQuickBooks("Invoice", "P-1")).Element("CustomerRef")!.Element("FullName")!.Value);
        Assert.All(await company.PostsAsync(), p => Assert.Equal(("posted", 1), (Text(p, "status"), p["attempts"]!.GetValue<int>())));
    }

    [Fact]
    public async Task Changes_what_the_app_changed_and_leaves_the_rest()
    {
        var company = await PostedCompany.ConnectAsync(server, "Changes");
        await company.PutInvoiceAsync("C-1");
        await company.SyncAsync();
        var id = Text(await company.RecordAsync("invoices", "C-1"), "quickBooksId")!;
        company.File.Change("Invoice", id, ("PONumber", "from a person"));
        await company.SyncAsync();

        await company.PutInvoiceAsync("C-1", rate: 30m);
        await company.SyncAsync();

        var invoice = Assert.Single(company.InQuickBooks("Invoice", "C-1"));
        Assert.Equal(("from a person", "60.00"), (invoice.Element("PONumber")!.Value, invoice.Element("Subtotal")!.Value));
        Assert.Equal(["posted", "updated", "posted"], await ChangesAsync(company, "invoices"));
    }

    [Fact]
    public async Task Deletes_and_posts_again_what_is_locked_once_posted()
    {
        var company = await PostedCompany.ConnectAsync(server, "Locked");
        await company.RuleAsync("invoices", "afterPosting", "locked");
        await company.PutInvoiceAsync("L-1");
        await company.SyncAsync();
        var before = Text(await company.RecordAsync("invoices", "L-1"), "quickBooksId");

        await company.PutInvoiceAsync("L-1", rate: 50m);
        await company.SyncAsync();

        var invoice = Assert.Single(company.InQuickBooks("Invoice", "L-1"));
        Assert.Equal("100.00", invoice.Element("Subtotal")!.Value);
        Assert.NotEqual(before, invoice.Element("TxnID")!.Value);
        Assert.Equal(invoice.Element("TxnID")!.Value, Text(await company.RecordAsync("invoices", "L-1"), "quickBooksId"));
    }

    [Theory]
    [InlineData("delete", 0, "deleted")]
    [InlineData("void", 1, "linked")]
    [InlineData("unlink", 1, "quickBooksOnly")]
    public async Task Does_with_what_the_app_deleted_what_the_rules_say(string rule, int left, string state)
    {
        var company = await PostedCompany.ConnectAsync(server, $"Deleting {rule}");
        await company.RuleAsync("invoices", "onDelete", rule);
        var record = await company.PutInvoiceAsync("D-1");
        await company.SyncAsync();

        await server.DeleteAsync(company.Id, "invoices", "D-1");
        await company.SyncAsync();
        await company.SyncAsync();

        var invoices = company.InQuickBooks("Invoice", "D-1");
        Assert.Equal(left, invoices.Count);
        Assert.Equal(rule == "void" ? "0.00" : "20.00", invoices.FirstOrDefault()?.Element("Subtotal")?.Value ?? "20.00");
        var stored = await company.Synced.GetAsync($"/records/invoices/{record}");
        Assert.Equal((state, rule == "unlink" ? null : "D-1"), (Text(stored, "state"), Text(stored, "externalId")));
    }

    [Fact]
    public async Task Writes_custom_fields_after_the_record_and_reads_it_once_more()
    {
        var company = await PostedCompany.ConnectAsync(server, "Custom");
        company.File.SetCustomField("Customer", company.File.Ids("Customer")[0], "Route", "North");
        await company.SyncAsync();
        var record = await company.PutAsync("customers", "c-1", new { name = "With fields", customFields = new { Route = "South" } });

        await company.SyncAsync();
        await company.SyncAsync();

        var customer = Assert.Single(company.InQuickBooks("Customer", "With fields"));
        Assert.Equal("South", customer.Element("DataExtRet")!.Element("DataExtValue")!.Value);
        Assert.Equal("posted", Text(await company.PostAsync(record), "status"));
        Assert.Equal("South", Text((await company.RecordAsync("customers", "c-1"))["quickBooks"]!["customFields"]!, "Route"));
        Assert.DoesNotContain("updated", await ChangesAsync(company, "customers", record));
    }

    [Fact]
    public async Task Renames_what_stands_below_a_record_it_renamed()
    {
        var company = await PostedCompany.ConnectAsync(server, "Renamed below");
        await company.PutAsync("customers", "c-1", new { name = "Old name" });
        await company.PutAsync("customers", "j-1", new { name = "Roof", parentRef = new { externalId = "c-1" } });
        await company.SyncAsync();
        await company.PutAsync("customers", "c-1", new { name = "New name" });
        await company.SyncAsync();

        Assert.Equal("New name:Roof", Text(await company.RecordAsync("customers", "j-1"), "name"));
    }

    [Fact]
    public async Task Goes_on_while_import_is_on_demand()
    {
        var company = await PostedCompany.ConnectAsync(server, "On demand");
        await company.SetRulesAsync(new JsonObject { ["import"] = "onDemand" });
        company.File.Change("Customer", company.File.Ids("Customer")[0], ("Phone", "555"));
        await company.PutInvoiceAsync("O-1");

        var report = await company.Synced.SyncAsync();

        // Nothing is read, so whether the open file is the right one has a message of its own.
        Assert.Equal((100, 2), (report.Progress, report.RoundTrips));
        Assert.Single(company.InQuickBooks("Invoice", "O-1"));
        Assert.DoesNotContain("updated", await ChangesAsync(company, "customers"));
    }

    [Fact]
    public async Task Shows_what_was_sent_and_answered()
    {
        var company = await PostedCompany.ConnectAsync(server, "Shown");
        var record = await company.PutInvoiceAsync("S-1");
        await company.SyncAsync();

        var post = await company.Synced.GetAsync($"/posts/{(await company.PostAsync(record))["id"]}");

        Assert.Contains("<RefNumber>S-1</RefNumber>", Text(post, "requestXml"), StringComparison.Ordinal);
        Assert.Contains("<TxnID>", Text(post, "answerXml"), StringComparison.Ordinal);
        Assert.Equal(("0", "applied"), (Text(post["history"]![0]!, "code"), Text(post["history"]![0]!, "outcome")));
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    private static async Task<List<string>> ChangesAsync(PostedCompany company, string section, Guid? record = null) =>
        [.. (await company.Synced.GetAsync("/changes?limit=500")).Items()
            .Where(
                c => Text(c, "section") == section && (
                    record is null
                        ? Text(c, "externalId") is not null || Text(c, "type") != "created"
                        : Text(c, "recordId") == record.ToString()))
            .Select(c => Text(c, "type")!)];
}
