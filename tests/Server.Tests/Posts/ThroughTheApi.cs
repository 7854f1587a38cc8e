using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>What an app does with its records, from its call to QuickBooks.</summary>
public sealed class ThroughTheApi(RunningServer server)
{
    private const string Invoice = """{"customerRef": {"externalId": "job-2"}, "txnDate": "2026-11-20", "refNumber": "F-1", "memo": "Work", "lines": [{"itemRef": {"externalId": "s-1"}, "quantity": 2, "rate": 10}]}""";

    [Fact]
    public async Task A_customer_with_everything_below_arrives_in_one_session_whatever_was_put_first()
    {
        var company = await PostedCompany.ConnectAsync(server, "Family");
        await PutFamilyAsync(company);
        await PutAsync(company, "receivePayments", "p-1", """{"customerRef": {"externalId": "job-2"}, "txnDate": "2026-11-21", "refNumber": "P-1", "totalAmount": 20, "depositToAccountRef": {"fullName": "Undeposited Funds"}, "appliedTo": [{"txnRef": {"externalId": "i-1"}, "paymentAmount": 20}]}""");
        await PutAsync(company, "deposits", "d-1", """{"txnDate": "2026-11-22", "depositToAccountRef": {"fullName": "Checking"}, "lines": [{"paymentTxnRef": {"externalId": "p-1"}}]}""");

        var report = await company.Synced.SyncAsync();

        Assert.All(await company.PostsAsync(), p => Assert.Equal(("posted", 1), (Text(p, "status"), p["attempts"]!.GetValue<int>())));
        Assert.Equal(
            "Parent:Job:Sub", Assert.Single(company.InQuickBooks("Invoice", "F-1")).Element("CustomerRef")!.Element("FullName")!.Value);
        Assert.Equal(1, company.File.Count("Deposit"));

        // The import, and as many messages as there are generations: parent and item, job, sub-job, invoice, payment, deposit.
        // The last one asks what the customer owes now.
        Assert.Equal(8, report.RoundTrips);
    }

    [Fact]
    public async Task What_was_voided_and_is_put_again_counts_again()
    {
        var company = await PostedCompany.ConnectAsync(server, "Voided");
        await company.RuleAsync("invoices", "onDelete", "void");
        await PutFamilyAsync(company);
        await company.SyncAsync();
        await (await server.Api.DeleteAsync(company.Synced.Path, "invoices", "i-1")).JsonAsync(200);
        await company.SyncAsync();
        Assert.Equal("0.00", Assert.Single(company.InQuickBooks("Invoice", "F-1")).Element("Subtotal")!.Value);

        await PutAsync(company, "invoices", "i-1", Invoice);
        await company.SyncAsync();

        var invoice = Assert.Single(company.InQuickBooks("Invoice", "F-1"));
        Assert.Equal(("20.00", "Work"), (invoice.Element("Subtotal")!.Value, invoice.Element("Memo")!.Value));
        Assert.Equal(
            ("linked", null),
            (Text(await company.RecordAsync("invoices", "i-1"), "state"), Text(await company.RecordAsync("invoices", "i-1"), "reason")));
    }

    [Fact]
    public async Task What_was_deleted_and_is_put_again_before_the_next_contact_stays()
    {
        var company = await PostedCompany.ConnectAsync(server, "Kept");
        await company.RuleAsync("invoices", "onDelete", "delete");
        await PutFamilyAsync(company);
        await company.SyncAsync();
        await (await server.Api.DeleteAsync(company.Synced.Path, "invoices", "i-1")).JsonAsync(200);
        await PutAsync(company, "invoices", "i-1", Invoice);
        await company.SyncAsync();

        Assert.Single(company.InQuickBooks("Invoice", "F-1"));
        Assert.Equal("linked", Text(await company.RecordAsync("invoices", "i-1"), "state"));
    }

    [Fact]
    public async Task What_quickbooks_deleted_before_the_app_did_keeps_its_reason()
    {
        var company = await PostedCompany.ConnectAsync(server, "Deleted twice");
        await PutFamilyAsync(company);
        await company.SyncAsync();
        company.File.Delete("Invoice", Text(await company.RecordAsync("invoices", "i-1"), "quickBooksId")!);
        await company.SyncAsync();

        var answer = await (await server.Api.DeleteAsync(company.Synced.Path, "invoices", "i-1")).JsonAsync(200);

        Assert.Equal("deleted", Text(answer, "state"));
        Assert.StartsWith("Deleted in QuickBooks", Text(answer, "reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_cannot_be_voided_is_unlinked()
    {
        var company = await PostedCompany.ConnectAsync(server, "Not voidable");
        await company.SetRulesAsync(new JsonObject { ["defaults"] = new JsonObject { ["onDelete"] = "void" } });
        await PutAsync(company, "customers", "c-9", """{"name": "Nine"}""");
        await company.SyncAsync();
        var answer = await (await server.Api.DeleteAsync(company.Synced.Path, "customers", "c-9")).JsonAsync(200);
        await company.SyncAsync();

        Assert.Single(company.InQuickBooks("Customer", "Nine"));
        Assert.Equal("quickBooksOnly", Text(answer, "state"));
    }

    private async Task PutFamilyAsync(PostedCompany company)
    {
        await PutAsync(company, "customers", "c-1", """{"name": "Parent"}""");
        await PutAsync(company, "customers", "job-1", """{"name": "Job", "parentRef": {"externalId": "c-1"}}""");
        await PutAsync(company, "customers", "job-2", """{"name": "Sub", "parentRef": {"externalId": "job-1"}}""");
        await PutAsync(company, "serviceItems", "s-1", """{"name": "Own service", "salesOrPurchase": {"price": 10, "accountRef": {"fullName": "Service Income"}}}""");
        await PutAsync(company, "invoices", "i-1", Invoice);
    }

    private Task<JsonNode> PutAsync(PostedCompany company, string section, string externalId, string json) =>
        server.Api.TakenAsync(company.Synced.Path, section, externalId, json);

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
