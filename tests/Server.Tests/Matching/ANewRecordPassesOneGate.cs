using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Rules;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Matching;

/// <summary>
/// Whatever leads to an Add, it is looked first whether QuickBooks has the record already: nothing stands in the books twice.
/// </summary>
public sealed class ANewRecordPassesOneGate(TimedServer timed) : IClassFixture<TimedServer>
{
    private readonly RunningServer server = timed.Server;

    [Fact]
    public async Task What_was_deleted_and_entered_anew_is_linked_when_the_app_puts_it_again()
    {
        var books = await EnteredAnewAsync();

        var record = await server.PutInvoiceAsync(books, "a", memo: "again");

        Assert.Equal(("linked", books.File.Ids("Invoice").Single()), (Text(record, "state"), Text(record, "quickBooksId")));
        await books.SyncAsync();
        Assert.Equal(1, books.File.Count("Invoice"));
    }

    [Fact]
    public async Task What_was_deleted_and_entered_anew_is_linked_when_somebody_has_it_posted_again()
    {
        var books = await EnteredAnewAsync();

        await books.PostAgainAsync("a");
        await books.SyncAsync();

        Assert.Equal(1, books.File.Count("Invoice"));
        Assert.Equal(books.File.Ids("Invoice").Single(), await books.InvoiceIdAsync("a"));
        Assert.Equal("linked", Text(await books.InvoiceAsync("a"), "state"));
    }

    [Fact]
    public async Task One_over_another_amount_is_a_question()
    {
        var books = await server.ConnectGatedAsync();
        books.Invoice("Miller", "17", "2025-06-01", "12.50");
        await books.SyncAsync();

        await server.PutInvoiceAsync(books, "a");
        await books.SyncAsync();

        Assert.Equal("conflict", Text(await books.InvoiceAsync("a"), "state"));
        Assert.Equal("12.50", books.File.AllRecords("Invoice").Single().Element("Subtotal")!.Value);
    }

    [Fact]
    public async Task One_without_a_date_may_be_of_these_days_and_not_of_last_month()
    {
        var books = await server.ConnectGatedAsync();
        var today = DateOnly.FromDateTime(timed.Clock.Now);
        books.Invoice("Miller", "18", $"{today.AddMonths(-1):yyyy-MM-dd}");
        books.Invoice("Miller", "17", $"{today:yyyy-MM-dd}");
        await books.SyncAsync();

        foreach (var number in new[] { "17", "18" })
        {
            await server.Api.TakenAsync(
                books.Path,
                "invoices",
                number,
                $$"""{"customerRef":{"fullName":"Miller"},"refNumber":"{{number}}","lines":[{"desc":"Work","amount":10}]}""");
        }

        await books.SyncAsync();

        Assert.Equal(3, books.File.Count("Invoice"));
        Assert.Equal("conflict", Text(await books.InvoiceAsync("17"), "state"));
        Assert.Equal("linked", Text(await books.InvoiceAsync("18"), "state"));
    }

    [Fact]
    public async Task One_that_is_known_as_deleted_alone_is_no_obstacle()
    {
        var books = await server.ConnectGatedAsync();
        await server.PutInvoiceAsync(books, "a");
        await books.SyncAsync();
        books.File.Delete("Invoice", books.File.Ids("Invoice").Single());
        await books.SyncAsync();

        var record = await server.PutInvoiceAsync(books, "b");
        await books.SyncAsync();

        Assert.Equal("appOnly", Text(record, "state"));
        Assert.Equal(books.File.Ids("Invoice").Single(), await books.InvoiceIdAsync("b"));
    }

    [Fact]
    public async Task After_a_reset_what_is_put_under_another_id_meanwhile_is_a_question()
    {
        var books = await server.ConnectGatedAsync();
        await server.PutInvoiceAsync(books, "a");
        await books.SyncAsync();
        await (await server.PostTextAsync(books.Path + "/sync", """{"mode":"reset"}""")).JsonAsync(202);

        await server.PutInvoiceAsync(books, "b");
        await books.SyncAsync();
        await books.SyncAsync();

        Assert.Equal(1, books.File.Count("Invoice"));
        Assert.Equal("linked", Text(await books.InvoiceAsync("a"), "state"));
        Assert.Equal("conflict", Text(await books.InvoiceAsync("b"), "state"));
    }

    [Fact]
    public async Task After_a_restored_backup_what_was_entered_again_is_linked()
    {
        var books = await server.ConnectGatedAsync();
        var backup = books.File.Snapshot();
        books.Go(2025, 6, 2);
        await server.PutInvoiceAsync(books, "a");
        await books.SyncAsync();
        books.File.Restore(backup);
        await books.Company.SyncAsync();
        await books.Company.PostAsync("/file", """{"answer":"restored"}""", 200);
        await books.SyncAsync();
        await books.SyncAsync();
        Assert.Equal("appOnly", Text(await books.InvoiceAsync("a"), "state"));

        books.Invoice("Miller", "17", "2025-06-01");
        await books.PostAgainAsync("a");
        await books.SyncAsync();

        Assert.Equal(1, books.File.Count("Invoice"));
        Assert.Equal(books.File.Ids("Invoice").Single(), await books.InvoiceIdAsync("a"));
    }

    [Fact]
    public async Task A_message_that_was_ready_is_made_anew_when_an_import_comes_before_it()
    {
        const int Invoices = 30;
        RuledCompany books = null!;
        var isEntered = false;
        var company = await SyncedCompany.ConnectAsync(
            server.Api,
            "Made anew",
            new SeedPlan { Customers = 0, Jobs = 0, Invoices = 0, Items = 2 },
            handler: () => new BeforeCall(_ => EnterAsync()));
        books = new RuledCompany(server, company, new Clock());
        books.Customer("Miller");
        await books.SyncAsync();
        await books.RuleAsync("""{"import":"onDemand"}""");
        for (var i = 0; i < Invoices; i++)
        {
            await server.PutInvoiceAsync(books, $"i-{i}", number: $"{i}");
            timed.Clock.Advance(TimeSpan.FromMilliseconds(2));
        }

        await books.SyncAsync();

        Assert.True(isEntered);
        Assert.Equal(Invoices, books.File.Count("Invoice"));
        Assert.Equal("linked", Text(await books.InvoiceAsync("i-29"), "state"));

        // Between two messages of writes somebody enters one of those that are still to come, and a sync is asked for.
        async Task EnterAsync()
        {
            if (!isEntered && books?.File.Count("Invoice") > 0)
            {
                isEntered = true;
                books.Invoice("Miller", "29", "2025-06-01");
                await (await server.PostTextAsync(books.Path + "/sync", """{"mode":"now"}""")).JsonAsync(202);
            }
        }
    }

    // Posted, deleted in QuickBooks, and entered there by hand once more.
    private async Task<RuledCompany> EnteredAnewAsync()
    {
        var books = await server.ConnectGatedAsync();
        await server.PutInvoiceAsync(books, "a");
        await books.SyncAsync();
        books.File.Delete("Invoice", books.File.Ids("Invoice").Single());
        await books.SyncAsync();
        Assert.Equal("deleted", Text(await books.InvoiceAsync("a"), "state"));
        books.Invoice("Miller", "17", "2025-06-01");
        await books.SyncAsync();
        return books;
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
