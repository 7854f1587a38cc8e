using System.Text;
using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Posts;
using WebConnectorSync.Server.Tests.Rules;

namespace WebConnectorSync.Server.Tests.Matching;

/// <summary>Invoice 17 is posted while people and programs do what they do: it never stands in the books twice.</summary>
public sealed class WhatPeopleDoMeanwhile(TimedServer timed) : IClassFixture<TimedServer>
{
    private readonly RunningServer server = timed.Server;

    [Fact]
    public async Task Never_makes_two_of_it_and_stands_in_the_documents_as_it_is()
    {
        (string What, string Id, int Count, Func<RuledCompany, Task> Do)[] rows =
        [
            ("somebody enters it before it is posted", "a", 1, EnteredFirstAsync),
            ("the app puts it under a second id", "b", 1, async books => await PutAsync(await PostedAsync(books), "b")),
            ("the app puts it under two ids at once", "b", 1, async books =>
            {
                await PutAsync(books, "a");
                timed.Clock.Advance(TimeSpan.FromSeconds(1));
                await PutAsync(books, "b");
            }),
            ("it is deleted, and the app puts it under another id", "b", 1, async books => await PutAsync(await DeletedAsync(books), "b")),
            ("it is deleted and entered anew, and the app puts it again", "a", 1, async books => await server.PutInvoiceAsync(
                await EnteredAnewAsync(books), "a", memo: "again")),
            ("it is deleted and entered anew, and somebody has it posted again", "a", 1, async books => await (
                await EnteredAnewAsync(books)).PostAgainAsync("a")),
            ("a backup is restored, the work entered again, and somebody has it posted again", "a", 1, RestoredAsync),
            ("a reset is asked for, and the app puts it under a second id", "b", 1, ResetAsync),
            ("it is deleted where no import comes, and the app changes it", "a", 0, ChangedAsync),
            ("its customer is merged with another", "a", 0, MergedAsync),
        ];
        var table = new StringBuilder("| what happens | its state | what is said | in the books |\n|---|---|---|--:|\n");
        foreach (var (what, id, count, act) in rows)
        {
            var books = await server.ConnectGatedAsync();
            await act(books);
            await books.SyncAsync();
            timed.Clock.Advance(TimeSpan.FromMinutes(2));
            await books.SyncAsync();
            var found = books.File.AllRecords("Invoice").Count(i => i.Element("RefNumber")?.Value == "17");
            Assert.True(found == count, $"{what}: {found}");
            table.Append(await LineAsync(books, what, id, found));
        }

        ReliabilityPage.Check("twins", table.ToString());
    }

    private static async Task<string> LineAsync(RuledCompany books, string what, string id, int found)
    {
        var record = await books.InvoiceAsync(id);
        var post = (await books.Company.GetAsync($"/posts?recordId={record["id"]}")).Items().FirstOrDefault();
        var state = record["state"]!.GetValue<string>();
        var said = state == "linked" ? null : record["reason"] ?? post?["reason"];
        return $"| {what} | `{state}` | {said} | {found} |\n";
    }

    private Task<JsonNode> PutAsync(RuledCompany books, string id) => server.PutInvoiceAsync(books, id);

    private async Task EnteredFirstAsync(RuledCompany books)
    {
        await PutAsync(books, "a");
        books.Invoice("Miller", "17", "2025-06-01");
    }

    private async Task<RuledCompany> PostedAsync(RuledCompany books)
    {
        await PutAsync(books, "a");
        await books.SyncAsync();
        return books;
    }

    private async Task<RuledCompany> DeletedAsync(RuledCompany books)
    {
        await PostedAsync(books);
        books.File.Delete("Invoice", books.File.Ids("Invoice").Single());
        await books.SyncAsync();
        return books;
    }

    private async Task<RuledCompany> EnteredAnewAsync(RuledCompany books)
    {
        await DeletedAsync(books);
        books.Invoice("Miller", "17", "2025-06-01");
        await books.SyncAsync();
        return books;
    }

    private async Task RestoredAsync(RuledCompany books)
    {
        var backup = books.File.Snapshot();
        books.Go(2025, 6, 2);
        await PostedAsync(books);
        books.File.Restore(backup);
        await books.Company.SyncAsync();
        await books.Company.PostAsync("/file", """{"answer":"restored"}""", 200);
        await books.SyncAsync();
        await books.SyncAsync();
        books.Invoice("Miller", "17", "2025-06-01");
        await books.PostAgainAsync("a");
    }

    private async Task ResetAsync(RuledCompany books)
    {
        await PostedAsync(books);
        await books.Company.PostAsync("/sync", """{"mode":"reset"}""", 202);
        await PutAsync(books, "b");
    }

    private async Task ChangedAsync(RuledCompany books)
    {
        await PostedAsync(books);
        await books.RuleAsync("""{"import":"onDemand"}""");
        books.File.Delete("Invoice", books.File.Ids("Invoice").Single());
        await server.PutInvoiceAsync(books, "a", memo: "changed");
    }

    private async Task MergedAsync(RuledCompany books)
    {
        var heir = books.Customer("Smith");
        await books.SyncAsync();
        await server.Api.TakenAsync(books.Path, "customers", "c", """{"name":"Miller"}""");
        await server.Api.TakenAsync(books.Path, "invoices", "first", Invoice("16"));
        await books.SyncAsync();
        var gone = (await books.Company.GetAsync("/records/customers/by-external-id/c"))["quickBooksId"]!.GetValue<string>();
        books.File.Merge("Customer", gone, heir);
        await server.Api.TakenAsync(books.Path, "invoices", "a", Invoice("17"));
    }

    private static string Invoice(string number) =>
        $$"""{"customerRef":{"externalId":"c"},"txnDate":"2025-06-01","refNumber":"{{number}}","lines":[{"desc":"Work","amount":10}]}""";
}
