namespace WebConnectorSync.Server.Tests.Rules;

public sealed class FilteringWhatQuickBooksHas(RunningServer server)
{
    [Fact]
    public async Task By_default_everything_is_created_but_inactive_employees()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Enter("Employee", "<FirstName>Ann</FirstName><LastName>Able</LastName>");
        books.Enter("Employee", "<IsActive>false</IsActive><FirstName>Bob</FirstName><LastName>Gone</LastName>");

        await books.SyncAsync();

        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Miller"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("employees", "Ann Able"));
        Assert.Equal("ignored: Left out because this employee is inactive.", await books.StandAsync("employees", "Bob Gone"));
        Assert.Equal(1, (await books.Company.SectionAsync("employees"))["counts"]!["ignored"]!.GetValue<int>());
        Assert.Equal(["created Ann Able", "ignored Bob Gone"], (await books.ChangesAsync("employees")).Said);
    }

    [Fact]
    public async Task A_section_can_be_ignored_and_what_belongs_to_its_records_follows()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Customer("Roof", "Miller");
        books.Invoice("Miller:Roof", "1", "2025-06-01");
        await books.RuleAsync("""{"sections":{"customers":{"quickBooksOnly":"ignore"}}}""");

        await books.SyncAsync();

        const string Rule = "customers found only in QuickBooks are left out by the rules.";
        Assert.Equal($"ignored: Left out because {Rule}", await books.StandAsync("customers", "Miller"));
        Assert.Equal($"ignored: Left out because its customer Miller:Roof is left out: {Rule}", await books.StandAsync("invoices", "1"));
        Assert.DoesNotContain((await books.ChangesAsync("invoices")).Said, c => c.StartsWith("created", StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_a_date_on_means_customers_invoices_and_payments_and_nothing_else()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Old");
        books.Invoice("Old", "1", "2025-06-01");
        Pay(books, "Old", "2025-06-01");
        books.Enter(
            "CreditMemo", "<CustomerRef><FullName>Old</FullName></CustomerRef><TxnDate>2025-06-01</TxnDate><RefNumber>C1</RefNumber>");
        books.Go(2026, 2, 1);
        books.Customer("New");
        books.Customer("Quiet");
        books.Invoice("New", "2", "2026-02-01");
        await books.RuleAsync("""{"fromDate":"2026-01-01"}""");

        await books.SyncAsync();

        Assert.Equal("ignored: Left out because it is dated before 2026-01-01.", await books.StandAsync("invoices", "1"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("invoices", "2"));
        Assert.Equal(
            "ignored: Left out because it is dated before 2026-01-01.",
            RuledCompany.Stand((await books.Company.RecordsAsync("receivePayments")).Single()));
        Assert.Equal("quickBooksOnly", await books.StandAsync("creditMemos", "C1"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Quiet"));
    }

    [Fact]
    public async Task An_older_customer_comes_along_with_what_refers_to_it_and_brings_what_stands_above_it()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Old");
        books.Customer("Job", "Old");
        books.Customer("Other");
        books.Go(2026, 2, 1);
        await books.RuleAsync("""{"fromDate":"2026-01-01"}""");
        await books.SyncAsync();
        var (_, cursor) = await books.ChangesAsync("customers");
        Assert.Equal("ignored: Left out because it was created before 2026-01-01.", await books.StandAsync("customers", "Old:Job"));

        books.Invoice("Old:Job", "7", "2026-02-01");
        await books.SyncAsync();

        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Old:Job"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Old"));
        Assert.Equal("ignored: Left out because it was created before 2026-01-01.", await books.StandAsync("customers", "Other"));
        Assert.Equal(
            ["created Old", "created Old:Job"],
            (await books.ChangesAsync("customers", cursor)).Said.Where(c => c.StartsWith("created", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_transaction_section_may_have_a_date_of_its_own()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Enter(
            "Estimate", "<CustomerRef><FullName>Miller</FullName></CustomerRef><TxnDate>2025-05-01</TxnDate><RefNumber>E1</RefNumber>");
        books.Enter(
            "Estimate", "<CustomerRef><FullName>Miller</FullName></CustomerRef><TxnDate>2025-06-01</TxnDate><RefNumber>E2</RefNumber>");
        await books.RuleAsync("""{"sections":{"estimates":{"fromDate":"2025-06-01"}}}""");

        await books.SyncAsync();

        Assert.Equal("ignored: Left out because it is dated before 2025-06-01.", await books.StandAsync("estimates", "E1"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("estimates", "E2"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Miller"));
    }

    [Fact]
    public async Task Only_payments_by_the_chosen_methods_are_taken()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        var methods = books.File.AllRecords("PaymentMethod").Select(m => m.Element("Name")!.Value).ToList();
        Pay(books, "Miller", "2025-06-01", methods[0], "11");
        Pay(books, "Miller", "2025-06-01", methods[1], "12");
        Pay(books, "Miller", "2025-06-01", null, "13");
        await books.RuleAsync($$"""{"paymentMethods":["{{methods[0].ToUpperInvariant()}}"]}""");

        await books.SyncAsync();

        Assert.Equal("quickBooksOnly", await books.StandAsync("receivePayments", "11"));
        Assert.Equal($"ignored: Left out because payments by {methods[1]} do not sync.", await books.StandAsync("receivePayments", "12"));
        Assert.StartsWith(
            "ignored: Left out because it has no payment method",
            await books.StandAsync("receivePayments", "13"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_jobs_of_the_lowest_level_are_taken_and_one_that_gets_jobs_goes_out()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Customer("House", "Miller");
        books.Customer("Roof", "Miller:House");
        books.Customer("Garden", "Miller");
        await books.RuleAsync("""{"jobs":{"include":"lowestLevel"}}""");
        await books.SyncAsync();

        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Miller"));
        Assert.Equal(
            "ignored: Left out because it has jobs below it and only jobs of the lowest level sync.",
            await books.StandAsync("customers", "Miller:House"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Miller:House:Roof"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Miller:Garden"));
    }

    [Fact]
    public async Task Excluded_jobs_are_named_or_fit_a_pattern()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Customer("Roof", "Miller");
        books.Customer("Tiles", "Miller:Roof");
        books.Customer("Internal");
        books.Customer("Tools", "Internal");
        await books.RuleAsync("""{"jobs":{"exclude":["miller:roof","Internal:*"]}}""");

        await books.SyncAsync();

        Assert.Equal("ignored: Left out because it is one of the excluded jobs.", await books.StandAsync("customers", "Miller:Roof"));
        Assert.Equal(
            "ignored: Left out because its customer Miller:Roof is left out: it is one of the excluded jobs.",
            await books.StandAsync("customers", "Miller:Roof:Tiles"));
        Assert.Equal(
            "ignored: Left out because its name fits Internal:* among the excluded jobs.",
            await books.StandAsync("customers", "Internal:Tools"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Internal"));
    }

    [Theory]
    [InlineData("all", "quickBooksOnly", "quickBooksOnly")]
    [InlineData("none", "ignored: Left out because vendors do not sync.", "ignored: Left out because vendors do not sync.")]
    [InlineData("eligible1099", "quickBooksOnly", "ignored: Left out because this vendor is not eligible for 1099.")]
    [InlineData("chosen", "ignored: Left out because this vendor is not among the chosen ones.", "quickBooksOnly")]
    public async Task Vendors_are_taken_all_none_by_1099_or_chosen(string include, string contractor, string supplier)
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Enter("Vendor", "<Name>Contractor</Name><IsVendorEligibleFor1099>true</IsVendorEligibleFor1099>");
        books.Enter("Vendor", "<Name>Supplier</Name>");
        books.Bill("Supplier", "B1");
        await books.RuleAsync($$"""{"vendors":{"include":"{{include}}","chosen":["supplier"]} }""");

        await books.SyncAsync();

        Assert.Equal(contractor, await books.StandAsync("vendors", "Contractor"));
        Assert.Equal(supplier, await books.StandAsync("vendors", "Supplier"));
        Assert.Equal(
            supplier.Replace("Left out because ", "Left out because its vendor Supplier is left out: ", StringComparison.Ordinal),
            await books.StandAsync("bills", "B1"));
    }

    private static void Pay(RuledCompany books, string customer, string date, string? method = null, string number = "9") => books.Enter(
        "ReceivePayment",
        $"<CustomerRef><FullName>{customer}</FullName></CustomerRef><TxnDate>{date}</TxnDate><RefNumber>{number}</RefNumber>" +
        "<TotalAmount>5.00</TotalAmount>" +
        (method is null ? "" : $"<PaymentMethodRef><FullName>{method}</FullName></PaymentMethodRef>") + "<IsAutoApply>true</IsAutoApply>");
}
