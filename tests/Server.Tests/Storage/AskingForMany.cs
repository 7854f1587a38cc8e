using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Rules;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// However many records come at once, no question to the database grows with them. <see cref="FewParameters"/> looks at each one.
/// </summary>
public sealed class AskingForMany(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Many = 1_700;

    public static TheoryData<string> Databases => TestDatabase.All;

    [Fact]
    public async Task Is_done_in_lots_when_an_answer_is_matched_judged_and_linked()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        for (var i = 0; i < Many; i++)
        {
            books.Customer($"Job {i}", "Miller");
        }

        for (var i = 0; i < Many; i++)
        {
            // A page of customers comes with a page of invoices, and these name customers that are known by then.
            books.Invoice($"Miller:Job {Math.Max(0, i - 5)}", $"N-{i}", "2025-05-01");
        }

        books.Invoice("Miller", "17", "2025-06-01");
        await server.Api.TakenAsync(books.Path, "invoices", "i", """{"customerRef":{"fullName":"Miller"},"txnDate":"2025-06-01","refNumber":"17","lines":[{"desc":"Work","amount":10}]}""");
        await books.RuleAsync("""{"jobs":{"include":"lowestLevel"},"sections":{"customers":{"quickBooksOnly":"ignore"}}}""");

        await books.SyncAsync();

        var invoices = await books.Company.RecordsAsync("invoices");
        Assert.Equal(
            (Many, 1),
            (invoices.Count(r => r["state"]!.GetValue<string>() == "ignored"),
                invoices.Count(r => r["state"]!.GetValue<string>() == "linked")));
        Assert.Contains(
            invoices,
            r => r["reason"]?.GetValue<string>().StartsWith("Left out because its customer Miller:Job ", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Is_done_in_lots_when_much_is_renamed_released_and_deleted()
    {
        var books = await RuledCompany.ConnectAsync(server);
        var miller = books.Customer("Miller");
        var jobs = Enumerable.Range(0, Many).Select(i => books.Customer($"Job {i}", "Miller")).ToList();
        await books.RuleAsync("""{"fromDate":"2030-01-01"}""");
        await books.SyncAsync();
        books.File.Change("Customer", miller, ("Name", "Miller & Son"));
        await books.SyncAsync();
        jobs.ForEach(job => books.File.Delete("Customer", job));

        await books.SyncAsync();

        var customers = await books.Company.RecordsAsync("customers");
        Assert.Equal(Many, customers.Count(r => r["state"]!.GetValue<string>() == "deleted"));
        Assert.All(
            customers.Where(r => r["name"]!.GetValue<string>().Contains("Job", StringComparison.Ordinal)),
            r => Assert.StartsWith("Miller & Son:", r["name"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Finds_each_row_once_whatever_the_lot(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = (await store.AddCompanyAsync()).Id;
        var staged = Staged.Customers((2 * Lots.Size) + 1);
        await using var db = store.Open();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            foreach (var page in staged.Chunk(1000))
            {
                await RecordPageWriter.For(store.Provider).WriteAsync(db, company, "customers", page, DateTime.UtcNow, default);
            }

            await transaction.CommitAsync();
        }

        var ids = staged.Select(s => s.QuickBooksId).ToList();
        var found = await ids.Concat(ids).ReadInLotsAsync(
            lot => db.Records.Where(
                r => r.CompanyId == company && r.Section == "customers" && lot.Contains(r.QuickBooksId!)).Select(r => r.QuickBooksId!),
            default);

        Assert.Equal(ids.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }
}
