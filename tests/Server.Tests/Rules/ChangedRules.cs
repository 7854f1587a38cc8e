namespace WebConnectorSync.Server.Tests.Rules;

public sealed class ChangedRules(RunningServer server)
{
    [Fact]
    public async Task Let_in_what_was_ignored_at_the_next_session()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Customer("Roof", "Miller");
        books.Invoice("Miller:Roof", "1", "2025-06-01");
        await books.RuleAsync("""{"sections":{"customers":{"quickBooksOnly":"ignore"}}}""");
        await books.SyncAsync();
        var (_, cursor) = await books.ChangesAsync("customers");

        await books.RuleAsync("{}");
        Assert.StartsWith("ignored", await books.StandAsync("customers", "Miller"), StringComparison.Ordinal);
        await books.SyncAsync();

        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Miller"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("invoices", "1"));
        Assert.Equal(
            ["created Miller", "created Miller:Roof"], (await books.ChangesAsync("customers", cursor)).Said.Order(StringComparer.Ordinal));
        Assert.Contains("created 1", (await books.ChangesAsync("invoices", cursor)).Said);
        Assert.NotNull((await books.Company.GetAsync("/rules/history?limit=1"))["items"]![0]!["appliedAt"]);
    }

    [Fact]
    public async Task Keep_out_what_had_come_in_and_what_depends_on_it()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Enter("Vendor", "<Name>Supplier</Name>");
        books.Bill("Supplier", "B1");
        await books.SyncAsync();
        var (_, cursor) = await books.ChangesAsync("bills");

        await books.RuleAsync("""{"vendors":{"include":"none"}}""");
        await books.SyncAsync();

        Assert.Equal(
            "ignored: Left out because its vendor Supplier is left out: vendors do not sync.", await books.StandAsync("bills", "B1"));
        Assert.Equal(["ignored B1"], (await books.ChangesAsync("bills", cursor)).Said);

        await books.SyncAsync();
        Assert.Equal(["ignored B1"], (await books.ChangesAsync("bills", cursor)).Said);
    }

    [Fact]
    public async Task A_new_first_day_keeps_older_customers_that_something_which_syncs_refers_to()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Busy");
        books.Customer("Job", "Busy");
        books.Customer("Quiet");
        books.Go(2026, 2, 1);
        books.Invoice("Busy:Job", "1", "2026-02-01");
        await books.SyncAsync();

        await books.RuleAsync("""{"fromDate":"2026-01-01"}""");
        await books.SyncAsync();

        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Busy"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Busy:Job"));
        Assert.Equal("ignored: Left out because it was created before 2026-01-01.", await books.StandAsync("customers", "Quiet"));
    }

    [Fact]
    public async Task A_record_that_changes_in_QuickBooks_takes_its_dependents_with_it()
    {
        var books = await RuledCompany.ConnectAsync(server);
        var vendor = books.Enter("Vendor", "<Name>Contractor</Name>");
        books.Bill("Contractor", "B1");
        await books.RuleAsync("""{"vendors":{"include":"eligible1099"}}""");
        await books.SyncAsync();
        Assert.StartsWith("ignored", await books.StandAsync("bills", "B1"), StringComparison.Ordinal);

        books.File.Change("Vendor", vendor, ("IsVendorEligibleFor1099", "true"));
        await books.SyncAsync();

        Assert.Equal("quickBooksOnly", await books.StandAsync("vendors", "Contractor"));
        Assert.Equal("quickBooksOnly", await books.StandAsync("bills", "B1"));
    }

    [Fact]
    public async Task A_job_that_gets_jobs_below_it_is_the_lowest_level_no_more()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Customer("House", "Miller");
        await books.RuleAsync("""{"jobs":{"include":"lowestLevel"}}""");
        await books.SyncAsync();
        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Miller:House"));

        books.Customer("Roof", "Miller:House");
        await books.SyncAsync();

        Assert.StartsWith(
            "ignored: Left out because it has jobs below it",
            await books.StandAsync("customers", "Miller:House"),
            StringComparison.Ordinal);
        Assert.Equal("quickBooksOnly", await books.StandAsync("customers", "Miller:House:Roof"));
    }
}
