using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Simulator.Tests;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.AppRecords;

/// <summary>One record of every kind an app posts, put over the API, carried by a Web Connector, changed, and deleted again.</summary>
public sealed class EveryKindIsPosted(RunningServer server) : IClassFixture<RunningServer>
{
    // Section, the app's fields, a field that changes and its new value. What is referred to stands before what refers to it.
    private static readonly (string Section, string Json, string Field, string Value)[] Kinds =
    [
        ("classes", """{"name": "Roofs"}""", "isActive", "false"),
        ("terms", """{"name": "Net 45", "stdDueDays": 45}""", "", ""),
        ("terms", """{"name": "Fifteenth", "dayOfMonthDue": 15, "dueNextMonthDays": 5}""", "", ""),
        ("paymentMethods", """{"name": "Wire", "paymentMethodType": "Other"}""", "", ""),
        ("salesTaxCodes", """{"name": "OUT", "isTaxable": false, "desc": "Out of state"}""", "desc", "\"Elsewhere\""),
        ("customerTypes", """{"name": "Public"}""", "", ""),
        ("vendors", """{"name": "Timber Ltd", "companyName": "Timber Ltd", "vendorAddress": {"addr1": "2 Mill Lane", "city": "Oakland", "state": "CA"}}""", "phone", "\"555-0100\""),
        ("employees", """{"firstName": "Ann", "lastName": "Lee", "employeeAddress": {"addr1": "3 Elm", "city": "Davis"}, "hiredDate": "2025-01-02"}""", "phone", "\"555-0101\""),
        ("otherNames", """{"name": "Town Hall"}""", "phone", "\"555-0102\""),
        ("salesReps", """{"initial": "AL", "salesRepEntityRef": {"externalId": "employees-7"}}""", "isActive", "false"),
        ("serviceItems", """{"name": "Roofing", "salesOrPurchase": {"desc": "By the hour", "price": 95.5, "accountRef": {"fullName": "Service Income"}}}""", "salesOrPurchase", """{"price": 99}"""),
        ("otherChargeItems", """{"name": "Freight", "salesOrPurchase": {"price": 20, "accountRef": {"fullName": "Service Income"}}}""", "salesOrPurchase", """{"price": 21.5}"""),
        ("nonInventoryItems", """{"name": "Nails", "salesAndPurchase": {"salesPrice": 3, "incomeAccountRef": {"fullName": "Service Income"}, "purchaseCost": 1.25, "expenseAccountRef": {"fullName": "Office Supplies"}}}""", "manufacturerPartNumber", "\"N-1\""),
        ("inventoryItems", """{"name": "Door", "salesPrice": 120, "incomeAccountRef": {"fullName": "Service Income"}, "purchaseCost": 70, "cogsAccountRef": {"fullName": "Subcontractors"}, "assetAccountRef": {"fullName": "Undeposited Funds"}}""", "salesDesc", "\"A door\""),
        ("assemblyItems", """{"name": "Kit", "incomeAccountRef": {"fullName": "Service Income"}, "cogsAccountRef": {"fullName": "Subcontractors"}, "assetAccountRef": {"fullName": "Undeposited Funds"}, "lines": [{"itemInventoryRef": {"externalId": "inventoryItems-13"}, "quantity": 2}]}""", "salesDesc", "\"A kit\""),
        ("subtotalItems", """{"name": "Sum"}""", "itemDesc", "\"Together\""),
        ("discountItems", """{"name": "Friends", "discountRatePercent": 5, "accountRef": {"fullName": "Service Income"}}""", "discountRatePercent", "6"),
        ("groupItems", """{"name": "Set", "lines": [{"itemRef": {"externalId": "nonInventoryItems-12"}, "quantity": 20}, {"itemRef": {"externalId": "serviceItems-10"}, "quantity": 1}]}""", "itemDesc", "\"A set\""),
        ("customers", """{"name": "Miller & Söhne", "companyName": "Miller", "billAddress": {"addr1": "Miller", "addr2": "1 Main Street", "city": "Bay City"}, "termsRef": {"externalId": "terms-1"}, "creditLimit": 2500.5, "notes": "one\ntwo"}""", "phone", "\"555-0103\""),
        ("customers", """{"name": "Roof", "parentRef": {"externalId": "customers-18"}, "jobStatus": "InProgress"}""", "jobDesc", "\"The roof\""),
        ("timeTracking", """{"txnDate": "2026-03-02", "entityRef": {"externalId": "employees-7"}, "customerRef": {"externalId": "customers-19"}, "itemServiceRef": {"externalId": "serviceItems-10"}, "duration": "1:30", "billableStatus": "Billable"}""", "notes", "\"At home\""),
        ("estimates", """{"customerRef": {"externalId": "customers-19"}, "txnDate": "2026-03-03", "refNumber": "E-1", "lines": [{"itemRef": {"externalId": "serviceItems-10"}, "quantity": 2, "rate": 95.5}]}""", "memo", "\"Offer\""),
        ("salesOrders", """{"customerRef": {"externalId": "customers-19"}, "txnDate": "2026-03-04", "refNumber": "SO-1", "lines": [{"itemRef": {"externalId": "nonInventoryItems-12"}, "quantity": 4, "rate": 3}]}""", "memo", "\"Order\""),
        ("invoices", """{"customerRef": {"externalId": "customers-19"}, "txnDate": "2026-03-05", "refNumber": "INV-1", "termsRef": {"fullName": "Net 45"}, "lines": [{"itemRef": {"externalId": "serviceItems-10"}, "desc": "March", "quantity": 2, "rate": 95.5}, {"itemRef": {"externalId": "nonInventoryItems-12"}, "quantity": 10, "rate": 3}, {"desc": "Thank you"}]}""",
            "lines", """[{"itemRef": {"externalId": "serviceItems-10"}, "desc": "March and April", "quantity": 2, "rate": 95.5}, {"itemRef": {"externalId": "otherChargeItems-11"}, "quantity": 1, "rate": 20}, {"itemRef": {"externalId": "nonInventoryItems-12"}, "quantity": 12, "rate": 3}]"""),
        ("salesReceipts", """{"customerRef": {"externalId": "customers-19"}, "txnDate": "2026-03-06", "refNumber": "SR-1", "lines": [{"itemRef": {"externalId": "nonInventoryItems-12"}, "quantity": 3, "rate": 3}]}""", "memo", "\"Cash\""),
        ("creditMemos", """{"customerRef": {"externalId": "customers-19"}, "txnDate": "2026-03-07", "refNumber": "CM-1", "lines": [{"itemRef": {"externalId": "nonInventoryItems-12"}, "quantity": 1, "rate": 3}]}""", "memo", "\"Back\""),
        ("receivePayments", """{"customerRef": {"externalId": "customers-19"}, "txnDate": "2026-03-08", "refNumber": "P-1", "totalAmount": 100, "paymentMethodRef": {"externalId": "paymentMethods-3"}, "appliedTo": [{"txnRef": {"externalId": "invoices-23"}, "paymentAmount": 100}]}""", "memo", "\"Part\""),
        ("purchaseOrders", """{"vendorRef": {"externalId": "vendors-6"}, "txnDate": "2026-03-09", "refNumber": "PO-1", "lines": [{"itemRef": {"externalId": "nonInventoryItems-12"}, "quantity": 100, "rate": 1.25}]}""", "memo", "\"Nails\""),
        ("bills", """{"vendorRef": {"externalId": "vendors-6"}, "txnDate": "2026-03-10", "refNumber": "B-1", "expenseLines": [{"accountRef": {"fullName": "Travel"}, "amount": 12.5, "customerRef": {"externalId": "customers-19"}}], "lines": [{"itemRef": {"externalId": "nonInventoryItems-12"}, "quantity": 2, "cost": 1.25}]}""",
            "expenseLines", """[{"accountRef": {"fullName": "Travel"}, "amount": 13.5}, {"accountRef": {"fullName": "Rent"}, "amount": 1}]"""),
        ("vendorCredits", """{"vendorRef": {"externalId": "vendors-6"}, "txnDate": "2026-03-11", "refNumber": "VC-1", "expenseLines": [{"accountRef": {"fullName": "Travel"}, "amount": 2}]}""", "memo", "\"Returned\""),
        ("checks", """{"accountRef": {"fullName": "Checking"}, "payeeEntityRef": {"externalId": "employees-7"}, "txnDate": "2026-03-12", "refNumber": "101", "expenseLines": [{"accountRef": {"fullName": "Travel"}, "amount": 40, "memo": "Taxi"}]}""", "memo", "\"Expenses\""),
        ("creditCardCharges", """{"accountRef": {"fullName": "Company Card"}, "payeeEntityRef": {"externalId": "vendors-6"}, "txnDate": "2026-03-13", "expenseLines": [{"accountRef": {"fullName": "Travel"}, "amount": 55.1}]}""", "memo", "\"Fuel\""),
        ("creditCardCredits", """{"accountRef": {"fullName": "Company Card"}, "payeeEntityRef": {"externalId": "vendors-6"}, "txnDate": "2026-03-14", "expenseLines": [{"accountRef": {"fullName": "Travel"}, "amount": 5.1}]}""", "memo", "\"Fuel back\""),
        ("journalEntries", """{"txnDate": "2026-03-15", "refNumber": "J-1", "lines": [{"type": "debit", "accountRef": {"fullName": "Travel"}, "amount": 10}, {"type": "credit", "accountRef": {"fullName": "Checking"}, "amount": 10}]}""",
            "lines", """[{"type": "debit", "accountRef": {"fullName": "Travel"}, "amount": 11}, {"type": "credit", "accountRef": {"fullName": "Checking"}, "amount": 11}]"""),
        ("deposits", """{"txnDate": "2026-03-16", "depositToAccountRef": {"fullName": "Checking"}, "lines": [{"accountRef": {"fullName": "Service Income"}, "amount": 20, "memo": "Cash"}]}""", "memo", "\"Till\""),
    ];

    [Fact]
    public async Task Arrives_once_with_equal_values_changes_and_goes()
    {
        var company = await SyncedCompany.ConnectAsync(
            server.Api, "Every Kind", new SeedPlan { InactiveEvery = 0, Items = 1 }, new CompanySettings { IsUsingInventory = true });
        await company.SyncAsync();
        var before = Counts(company);
        for (var i = 0; i < Kinds.Length; i++)
        {
            await server.Api.TakenAsync(company.Path, Kinds[i].Section, Id(i), Kinds[i].Json);
        }

        await company.SyncAsync();
        await AssertEqualAsync(company);
        Assert.Equal(Kinds.Length, Counts(company).Sum(c => c.Count) - before.Sum(c => c.Count));

        for (var i = 0; i < Kinds.Length; i++)
        {
            var fields = JsonNode.Parse(Kinds[i].Json)!;
            if (Kinds[i].Field.Length > 0)
            {
                fields[Kinds[i].Field] = JsonNode.Parse(Kinds[i].Value);
                await server.Api.TakenAsync(company.Path, Kinds[i].Section, Id(i), fields.ToJsonString());
            }
        }

        await company.SyncAsync();
        await AssertEqualAsync(company);
        await AssertValidAsync();

        await DeleteAllAsync(company);
        Assert.Equal(before, Counts(company));
    }

    // How many QuickBooks has of each kind.
    private static List<(string Kind, int Count)> Counts(SyncedCompany company) =>
        [.. Kinds.SelectMany(k => WritableObjects.Of(SectionCatalogue.Find(k.Section)!.Query))
            .Select(o => o.Name)
            .Distinct()
            .Select(kind => (kind, company.File.Count(kind)))];

    private async Task DeleteAllAsync(SyncedCompany company)
    {
        var rules = await company.GetAsync("/rules");
        rules["defaults"]!["onDelete"] = "delete";
        await (await server.PutTextAsync($"{company.Path}/rules", rules.ToJsonString())).JsonAsync(200);
        for (var i = Kinds.Length - 1; i >= 0; i--)
        {
            await (await server.Api.DeleteAsync(company.Path, Kinds[i].Section, Id(i))).JsonAsync(200);
            if (Kinds[i].Section is "receivePayments" or "customers")
            {
                // QuickBooks deletes nothing that is in use.
                await company.SyncAsync();
            }
        }

        await company.SyncAsync();
        var left = (await Task.WhenAll(Kinds.Select(k => k.Section).Distinct().Select(company.RecordsAsync))).SelectMany(r => r)
            .Where(r => r["externalId"] is not null && r["state"]!.GetValue<string>() != "deleted");
        Assert.Empty(left.Select(r => $"{r["section"]} {r["externalId"]} {r["state"]} {r["reason"]}"));
    }

    private static string Id(int index) => $"{Kinds[index].Section}-{index}";

    private async Task AssertEqualAsync(SyncedCompany company)
    {
        var posts = (await company.GetAsync("/posts?limit=500")).Items().Where(
            p => p["status"]!.GetValue<string>() is not ("posted" or "cancelled"));
        Assert.Empty(posts.Select(p => $"{p["externalId"]} {p["status"]} {p["reason"]} {p["error"]?.ToJsonString()}"));
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServerDb>();
        var row = await db.Companies.SingleAsync(c => c.Name == "Every Kind");
        var different = new List<string>();
        foreach (var record in await db.Records.AsNoTracking().Where(r => r.CompanyId == row.Id && r.ExternalId != null).ToListAsync())
        {
            var differences = await scope.ServiceProvider.GetRequiredService<PostContent>()
                .DifferencesAsync(row, record, CancellationToken.None);
            different.AddRange(
                differences is null ? [$"{record.ExternalId}: {record.State} {record.Reason}"] : differences.Select(
                    d => $"{record.ExternalId}: {d} in {record.QuickBooks}"));
        }

        Assert.Empty(different);
    }

    private async Task AssertValidAsync()
    {
        if (Reference.Folder is not null)
        {
            await using var db = server.OpenDb();
            Assert.All(
                await db.Messages.Select(m => m.RequestXml).ToListAsync(), xml => Assert.Empty(OfficialSchema.Problems("16.0", xml)));
        }
    }
}
