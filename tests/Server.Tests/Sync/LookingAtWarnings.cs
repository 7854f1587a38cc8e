using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class LookingAtWarnings(RunningServer server)
{
    private static readonly SeedPlan Seed = new() { Customers = 12, Jobs = 0, Invoices = 6 };

    [Fact]
    public async Task A_total_changed_in_QuickBooks_is_told_until_it_is_acknowledged_or_undone()
    {
        var company = await ConnectAsync("Totals");
        var id = company.File.Ids("Invoice")[0];
        await LinkAsync(company, "invoices", id);
        var before = Total(company, id);
        company.File.Change(
            "Invoice", id, ("InvoiceLineRet/Quantity", "7"), ("InvoiceLineRet/Rate", "100.00"), ("InvoiceLineRet/Amount", "700.00"));
        var after = Total(company, id);

        await company.SyncAsync();

        var warned = await company.SectionAsync("invoices");
        Assert.Equal("warning", warned["status"]!.GetValue<string>());
        Assert.Equal("TOTALCHANGED", warned["problem"]!["code"]!.GetValue<string>());
        Assert.Contains($" is {after} now and was {before}.", warned["problem"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(warned["problem"]!["advice"]!.GetValue<string>());
        Assert.StartsWith(
            company.File.Find("Invoice", id)!.Element("TimeModified")!.Value[..19],
            warned["syncTime"]!.GetValue<string>(),
            StringComparison.Ordinal);

        var acknowledged = await company.PostAsync("/sections/invoices/acknowledge", "", 200);
        Assert.Equal("ok", acknowledged["status"]!.GetValue<string>());
        Assert.Null(acknowledged["problem"]);
        company.File.Touch("Invoice", id);
        await company.SyncAsync();
        Assert.Equal("ok", await StatusAsync(company, "invoices"));

        company.File.Change("Invoice", id, ("InvoiceLineRet/Quantity", "8"), ("InvoiceLineRet/Amount", "800.00"));
        await company.SyncAsync();
        Assert.Equal("warning", await StatusAsync(company, "invoices"));
        company.File.Change("Invoice", id, ("InvoiceLineRet/Quantity", "7"), ("InvoiceLineRet/Amount", "700.00"));
        var report = await company.SyncAsync();
        Assert.Equal("", report.LastError + report.Exception);
        Assert.Equal("ok", await StatusAsync(company, "invoices"));
    }

    [Fact]
    public async Task A_record_the_app_works_with_is_missed_until_it_is_back_and_the_others_are_not()
    {
        var company = await ConnectAsync("Missed");
        var (linked, other) = (company.File.Ids("Invoice")[1], company.File.Ids("Invoice")[2]);
        await LinkAsync(company, "invoices", linked);
        var backup = company.File.Snapshot();
        company.File.Delete("Invoice", other);
        await company.SyncAsync();
        Assert.Equal("ok", await StatusAsync(company, "invoices"));
        company.File.Delete("Invoice", linked);

        await company.SyncAsync();

        var warned = await company.SectionAsync("invoices");
        Assert.Equal("LINKEDGONE", warned["problem"]!["code"]!.GetValue<string>());
        Assert.Contains("Deleted in QuickBooks on ", warned["problem"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        company.File.Restore(backup);
        company.File.Touch("Invoice", linked);
        await company.SyncAsync();
        Assert.Equal("ok", await StatusAsync(company, "invoices"));
    }

    [Fact]
    public async Task Letters_that_came_back_as_question_marks_are_told_until_they_are_put_right()
    {
        var company = await ConnectAsync("Letters");
        var id = company.File.Ids("Customer")[0];
        await LinkAsync(company, "customers", id, """{"name":"Иван & Söhne","billAddress":{"addr1":"株式会社 1","addr2":"Why?"}}""");
        company.File.Change("Customer", id, ("Name", "???? & Söhne"), ("BillAddress/Addr1", "???? 1"), ("BillAddress/Addr2", "Why?"));

        await company.SyncAsync();

        var warned = await company.SectionAsync("customers");
        Assert.Equal("LOSTCHARS", warned["problem"]!["code"]!.GetValue<string>());
        Assert.Contains(
            "question marks in name, billAddress.addr1.", warned["problem"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        company.File.Change("Customer", id, ("Name", "Ivan"), ("BillAddress/Addr1", "Company 1"));
        await company.SyncAsync();
        Assert.Equal("ok", await StatusAsync(company, "customers"));
    }

    [Fact]
    public async Task A_feature_that_is_switched_off_is_told_until_it_is_on_again()
    {
        var settings = FullBooks.Settings();
        var company = await SyncedCompany.ConnectAsync(server.Api, "Off", FullBooks.Seed, settings);
        FullBooks.Fill(company.File);
        await company.SyncAsync();
        settings.IsUsingPriceLevels = false;
        company.File.Faults.FeaturesOff.Add("SalesOrder");

        await company.SyncAsync();
        await company.SyncAsync();

        foreach (var name in new[] { "priceLevels", "salesOrders" })
        {
            var warned = await company.SectionAsync(name);
            Assert.False(warned["inUse"]!.GetValue<bool>());
            Assert.Equal("warning", warned["status"]!.GetValue<string>());
            Assert.Equal("FEATUREOFF", warned["problem"]!["code"]!.GetValue<string>());
        }

        Assert.Equal("never", (await company.PostAsync("/sections/salesOrders/acknowledge", "", 200))["status"]!.GetValue<string>());
        settings.IsUsingPriceLevels = true;
        company.File.Faults.FeaturesOff.Clear();
        await company.SyncAsync();
        Assert.Equal("ok", await StatusAsync(company, "priceLevels"));
        Assert.Equal("ok", await StatusAsync(company, "salesOrders"));
    }

    [Fact]
    public async Task Two_records_with_one_name_are_told_until_the_name_says_again_which_is_meant()
    {
        var company = await ConnectAsync("Twins");
        var (unnoticed, renamed) = (company.File.Ids("Customer")[0], company.File.Ids("Customer")[1]);
        await using (var db = server.OpenDb())
        {
            await Rows(db, company, "customers", unnoticed).ExecuteUpdateAsync(set => set.SetProperty(r => r.Name, "Twin"));
        }

        company.File.Change("Customer", renamed, ("Name", "Twin"));

        await company.SyncAsync();

        var warned = await company.SectionAsync("customers");
        Assert.Equal("SAMENAME", warned["problem"]!["code"]!.GetValue<string>());
        Assert.Contains("\"Twin\"", warned["problem"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(warned["comparedAt"]);
        company.File.Touch("Customer", unnoticed);
        await company.SyncAsync();
        Assert.Equal("ok", await StatusAsync(company, "customers"));
    }

    [Fact]
    public async Task Are_of_sections_that_exist()
    {
        var company = await ConnectAsync("No such section");

        Assert.Equal("sectionNotFound", (await company.PostAsync("/sections/unicorns/acknowledge", "", 404))["code"]!.GetValue<string>());
        Assert.Equal("ok", (await company.PostAsync("/sections/customers/acknowledge", "", 200))["status"]!.GetValue<string>());
    }

    private static string Total(SyncedCompany company, string invoice)
    {
        var ret = company.File.Find("Invoice", invoice)!;
        return new[] { "Subtotal", "SalesTaxTotal" }.Sum(n => decimal.Parse(ret.Element(n)?.Value ?? "0", CultureInfo.InvariantCulture))
            .ToString("0.00", CultureInfo.InvariantCulture);
    }

    private async Task<SyncedCompany> ConnectAsync(string name)
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, $"Warned {name}", Seed);
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        return company;
    }

    private async Task LinkAsync(SyncedCompany company, string section, string quickBooksId, string app = "{}")
    {
        await using var db = server.OpenDb();
        Assert.Equal(1, await Rows(db, company, section, quickBooksId).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.ExternalId, "x-" + quickBooksId)
            .SetProperty(r => r.App, app)
            .SetProperty(r => r.State, RecordState.Linked)));
    }

    private static IQueryable<WebConnectorSync.Sync.Model.Record> Rows(
        WebConnectorSync.Sync.Storage.ServerDb db, SyncedCompany company, string section, string quickBooksId)
    {
        var id = Guid.Parse(company.Path.Split('/')[^1]);
        return db.Records.Where(r => r.CompanyId == id && r.Section == section && r.QuickBooksId == quickBooksId);
    }

    private static async Task<string> StatusAsync(SyncedCompany company, string section) =>
        (await company.SectionAsync(section))["status"]!.GetValue<string>();
}
