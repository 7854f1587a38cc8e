using System.Globalization;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Simulator.Tests;

namespace WebConnectorSync.Server.Tests.AppRecords;

/// <summary>An app that keeps the records of a firm, some hundred of them, before its Web Connector ever called.</summary>
public sealed class AScriptedApp(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Customers = 60, Jobs = 20, Employees = 8, Times = 210, Vendors = 5, Bills = 25, Invoices = 40, Payments = 15;

    private readonly List<string> expected = [];

    [Fact]
    public async Task Finds_each_record_once_in_QuickBooks_with_its_values_after_two_sessions()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Scripted", new SeedPlan { InactiveEvery = 0, Items = 0 });
        var (customers, vendors) = (company.File.Count("Customer"), company.File.Count("Vendor"));
        await PutPeopleAsync(company.Path);
        await PutFormsAsync(company.Path);

        await company.SyncAsync();
        await company.SyncAsync();

        int Count(string objectName) => company.File.Count(objectName);
        Assert.Equal(
            (Customers + Jobs, Employees, Times, Vendors, Bills, Invoices, Payments),
            (Count("Customer") - customers, Count("Employee"), Count("TimeTracking"), Count("Vendor") - vendors, Count("Bill"),
                Count("Invoice"), Count("ReceivePayment")));
        Assert.Empty((await company.GetAsync("/posts?limit=500&status=pending")).Items());
        Assert.Empty((await company.GetAsync("/posts?limit=500&status=rejected")).Items().Select(p => p.ToJsonString()));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Held(company).Order(StringComparer.Ordinal));
        var counts = (await company.SectionAsync("timeTracking"))["counts"]!;
        Assert.Equal(
            (Times, Times, Times),
            (counts["quickBooks"]!.GetValue<int>(), counts["app"]!.GetValue<int>(), counts["linked"]!.GetValue<int>()));
        await AssertValidAsync();
    }

    private async Task PutPeopleAsync(string path)
    {
        for (var i = 0; i < 10; i++)
        {
            await PutAsync(path, "serviceItems", $"s{i}", $$"""{"name": "Service {{i}}", "salesOrPurchase": {"price": {{10 + i}}, "accountRef": {"fullName": "Service Income"} } }""");
        }

        for (var i = 0; i < Customers; i++)
        {
            await PutAsync(path, "customers", $"c{i}", $$"""{"name": "Customer {{i}}", "phone": "555-{{i:0000}}", "billAddress": {"addr1": "Customer {{i}}", "addr2": "{{i}} Main Street", "city": "Bay City", "state": "CA", "postalCode": "94400"} }""");
            Expect($"Customer {i}", $"555-{i:0000}");
        }

        for (var i = 0; i < Jobs; i++)
        {
            await PutAsync(path, "customers", $"j{i}", $$"""{"name": "Job {{i}}", "parentRef": {"externalId": "c{{i * 3}}"}, "phone": "556-{{i:0000}}"}""");
            Expect($"Customer {i * 3}:Job {i}", $"556-{i:0000}");
        }

        for (var i = 0; i < Employees; i++)
        {
            await PutAsync(path, "employees", $"e{i}", $$"""{"firstName": "Ann", "lastName": "Number{{i}}", "phone": "557-{{i:0000}}"}""");
            Expect($"Ann Number{i}", $"557-{i:0000}");
        }

        for (var i = 0; i < Vendors; i++)
        {
            await PutAsync(path, "vendors", $"v{i}", $$"""{"name": "Vendor {{i}}", "phone": "558-{{i:0000}}"}""");
            Expect($"Vendor {i}", $"558-{i:0000}");
        }
    }

    private async Task PutFormsAsync(string path)
    {
        for (var i = 0; i < Times; i++)
        {
            await PutAsync(path, "timeTracking", $"t{i}", $$"""{"txnDate": "{{Day(i)}}", "entityRef": {"externalId": "e{{i % Employees}}"}, "customerRef": {"externalId": "j{{i % Jobs}}"}, "itemServiceRef": {"externalId": "s{{i % 10}}"}, "duration": "PT{{1 + (i % 8)}}H{{i % 60}}M", "notes": "Entry {{i}}", "billableStatus": "Billable"}""");
            Expect(
                "Time",
                Day(i),
                $"Ann Number{i % Employees}",
                $"Customer {i % Jobs * 3}:Job {i % Jobs}",
                $"Service {i % 10}",
                $"PT{1 + (i % 8)}H{i % 60}M",
                $"Entry {i}");
        }

        for (var i = 0; i < Bills; i++)
        {
            await PutAsync(path, "bills", $"b{i}", $$"""{"vendorRef": {"externalId": "v{{i % Vendors}}"}, "txnDate": "{{Day(i)}}", "refNumber": "B{{i}}", "expenseLines": [{"accountRef": {"fullName": "Travel"}, "amount": {{10 + i}} }, {"accountRef": {"fullName": "Rent"}, "amount": 0.5}]}""");
            Expect("Bill", Day(i), $"Vendor {i % Vendors}", $"B{i}", $"Travel={10 + i}.00,Rent=0.50");
        }

        for (var i = 0; i < Invoices; i++)
        {
            await PutAsync(path, "invoices", $"i{i}", $$"""{"customerRef": {"externalId": "c{{i}}"}, "txnDate": "{{Day(i)}}", "refNumber": "I{{i}}", "lines": [{"itemRef": {"externalId": "s{{i % 10}}"}, "desc": "First {{i}}", "quantity": 2, "rate": {{10 + i}} }, {"itemRef": {"externalId": "s1"}, "quantity": 1.5, "rate": 4}]}""");
            Expect("Invoice", Day(i), $"Customer {i}", $"I{i}", $"Service {i % 10}={2 * (10 + i)}.00,Service 1=6.00");
        }

        for (var i = 0; i < Payments; i++)
        {
            await PutAsync(path, "receivePayments", $"p{i}", $$"""{"customerRef": {"externalId": "c{{i}}"}, "txnDate": "{{Day(i)}}", "refNumber": "P{{i}}", "totalAmount": {{10 + i}}, "appliedTo": [{"txnRef": {"externalId": "i{{i}}"}, "paymentAmount": {{10 + i}} }]}""");
            Expect("Payment", Day(i), $"Customer {i}", $"P{i}", $"I{i}={10 + i}.00");
        }
    }

    private async Task PutAsync(string path, string section, string id, string json) =>
        await (await server.Api.PutAsync(path, section, id, json)).JsonAsync(201);

    // What QuickBooks holds, asked for as another program would.
    private static List<string> Held(SyncedCompany company)
    {
        var held = new List<string>();
        foreach (var person in All(company, "Customer", "Employee", "Vendor").Where(p => p.Element("Phone") is not null))
        {
            held.Add(Join(Of(person, "FullName") ?? Of(person, "Name"), Of(person, "Phone")));
        }

        held.AddRange(
            All(company, "TimeTracking").Select(
                t => Join(
                    "Time",
                    Of(t, "TxnDate"),
                    Name(t, "EntityRef"),
                    Name(t, "CustomerRef"),
                    Name(t, "ItemServiceRef"),
                    Of(t, "Duration"),
                    Of(t, "Notes"))));
        held.AddRange(
            All(company, "Bill").Select(
                b => Join("Bill", Of(b, "TxnDate"), Name(b, "VendorRef"), Of(b, "RefNumber"), Lines(b, "ExpenseLineRet", "AccountRef"))));
        held.AddRange(
            All(company, "Invoice").Select(
                i => Join("Invoice", Of(i, "TxnDate"), Name(i, "CustomerRef"), Of(i, "RefNumber"), Lines(i, "InvoiceLineRet", "ItemRef"))));
        held.AddRange(
            All(company, "ReceivePayment").Select(
                p => Join(
                    "Payment",
                    Of(p, "TxnDate"),
                    Name(p, "CustomerRef"),
                    Of(p, "RefNumber"),
                    string.Join(',', p.Elements("AppliedToTxnRet").Select(a => $"{Of(a, "RefNumber")}={Of(a, "Amount")}")))));
        return held;
    }

    private static IEnumerable<XElement> All(SyncedCompany company, params string[] kinds) => kinds.SelectMany(kind =>
    {
        var lines = kind is "Bill" or "Invoice" or "ReceivePayment" ? "<IncludeLineItems>true</IncludeLineItems>" : "";
        var answer = company.File.ProcessRequest(Books.Message($"<{kind}QueryRq>{lines}</{kind}QueryRq>")).Answer!;
        return XElement.Parse(answer).Descendants(kind + "Ret").ToList();
    });

    private static string Lines(XElement form, string line, string reference) =>
        string.Join(',', form.Elements(line).Select(l => $"{Name(l, reference)}={Of(l, "Amount")}"));

    private static string? Of(XElement element, string name) => element.Element(name)?.Value;

    private static string? Name(XElement element, string reference) => element.Element(reference)?.Element("FullName")?.Value;

    private void Expect(params string?[] values) => expected.Add(Join(values));

    private static string Join(params string?[] values) => string.Join('|', values);

    private static string Day(int i) => new DateOnly(2026, 1, 1).AddDays(i % 300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
