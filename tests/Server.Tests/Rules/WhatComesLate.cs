namespace WebConnectorSync.Server.Tests.Rules;

/// <summary>Pages of several sections come by turns, so a record may be stored before the page with what it refers to.</summary>
public sealed class WhatComesLate(RunningServer server)
{
    // More than two pages of a first sync, so that the first page of what refers to them comes between.
    private const int Many = 700;

    [Fact]
    public async Task An_invoice_that_was_stored_before_its_ignored_customer_is_ignored_too()
    {
        var books = await RuledCompany.ConnectAsync(server);
        foreach (var number in Enumerable.Range(0, Many))
        {
            books.Customer(Name(number));
        }

        // The last customer has the first invoice.
        foreach (var number in Enumerable.Range(0, Many).Reverse())
        {
            books.Invoice(Name(number), Number(number), "2025-06-01");
        }

        await books.RuleAsync("""{"sections":{"customers":{"quickBooksOnly":"ignore"}}}""");
        await books.SyncAsync();

        var invoices = await books.Company.RecordsAsync("invoices");
        Assert.Equal(Many, invoices.Count);
        Assert.All(
            invoices,
            i => Assert.StartsWith("ignored: Left out because its customer Name ", RuledCompany.Stand(i), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bill_that_was_stored_before_its_ignored_vendor_is_ignored_and_the_one_of_a_chosen_vendor_is_not()
    {
        var books = await RuledCompany.ConnectAsync(server);
        foreach (var number in Enumerable.Range(0, Many))
        {
            books.Enter("Vendor", $"<Name>{Name(number)}</Name>");
            books.Bill(Name(number), Number(number));
        }

        await books.RuleAsync($$"""{"vendors":{"include":"chosen","chosen":["{{Name(699)}}"]} }""");
        await books.SyncAsync();

        var bills = await books.Company.RecordsAsync("bills");
        Assert.Equal(Many, bills.Count);
        Assert.Equal(Number(699), Assert.Single(bills, b => b["state"]!.GetValue<string>() != "ignored")["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_invoice_that_was_stored_before_its_older_customer_brings_it_along()
    {
        var books = await RuledCompany.ConnectAsync(server);
        foreach (var number in Enumerable.Range(0, Many))
        {
            books.Customer(Name(number));
        }

        books.Go(2026, 2, 1);
        foreach (var number in Enumerable.Range(0, Many - 1).Reverse())
        {
            books.Invoice(Name(number), Number(number), "2026-02-01");
        }

        await books.RuleAsync("""{"fromDate":"2026-01-01"}""");
        await books.SyncAsync();

        var customers = await books.Company.RecordsAsync("customers");
        Assert.Equal(Many, customers.Count);
        Assert.Equal(Name(699), Assert.Single(customers, c => c["state"]!.GetValue<string>() == "ignored")["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_vendor_that_changes_in_QuickBooks_takes_its_bills_out_and_in_again()
    {
        var books = await RuledCompany.ConnectAsync(server);
        var vendor = books.Enter("Vendor", "<Name>Contractor</Name><IsVendorEligibleFor1099>true</IsVendorEligibleFor1099>");
        books.Bill("Contractor", "B1");
        await books.RuleAsync("""{"vendors":{"include":"eligible1099"}}""");
        await books.SyncAsync();
        Assert.Equal("quickBooksOnly", await books.StandAsync("bills", "B1"));

        books.File.Change("Vendor", vendor, ("IsVendorEligibleFor1099", "false"));
        await books.SyncAsync();
        Assert.Equal(
            "ignored: Left out because its vendor Contractor is left out: this vendor is not eligible for 1099.",
            await books.StandAsync("bills", "B1"));

        books.File.Change("Vendor", vendor, ("IsVendorEligibleFor1099", "true"));
        await books.SyncAsync();
        Assert.Equal("quickBooksOnly", await books.StandAsync("bills", "B1"));
    }

    [Fact]
    public async Task A_customer_that_gets_a_name_among_the_excluded_ones_takes_its_invoices_out_and_in_again()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        var job = books.Customer("Roof", "Miller");
        books.Invoice("Miller:Roof", "1", "2025-06-01");
        await books.RuleAsync("""{"jobs":{"exclude":["*:Internal"]}}""");
        await books.SyncAsync();
        Assert.Equal("quickBooksOnly", await books.StandAsync("invoices", "1"));

        books.File.Change("Customer", job, ("Name", "Internal"));
        await books.SyncAsync();
        Assert.StartsWith(
            "ignored: Left out because its customer Miller:Internal is left out",
            await books.StandAsync("invoices", "1"),
            StringComparison.Ordinal);

        books.File.Change("Customer", job, ("Name", "Roof"));
        await books.SyncAsync();
        Assert.Equal("quickBooksOnly", await books.StandAsync("invoices", "1"));
    }

    private static string Name(int number) => $"Name {number:000}";

    private static string Number(int number) => $"N{number:000}";
}
