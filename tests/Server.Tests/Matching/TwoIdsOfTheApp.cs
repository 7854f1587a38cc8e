using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;

namespace WebConnectorSync.Server.Tests.Matching;

/// <summary>
/// The app has a record of QuickBooks under a second id of its own: written without a word, it would stand in the books twice.
/// </summary>
public sealed class TwoIdsOfTheApp(TimedServer timed) : IClassFixture<TimedServer>
{
    private readonly RunningServer server = timed.Server;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_id_of_the_app_for_what_is_linked_is_a_question_and_writes_nothing(bool isSentFirst)
    {
        var books = await server.ConnectGatedAsync();
        await server.PutInvoiceAsync(books, "a");
        timed.Clock.Advance(TimeSpan.FromSeconds(1));
        if (isSentFirst)
        {
            await books.SyncAsync();
        }

        var asked = await server.PutInvoiceAsync(books, "b");
        await books.SyncAsync();
        timed.Clock.Advance(TimeSpan.FromMinutes(2));
        await books.SyncAsync();

        Assert.Equal(1, books.File.Count("Invoice"));
        var record = await books.InvoiceAsync("b");
        Assert.Equal("conflict", Text(record, "state"));
        Assert.Contains("\"a\"", Text(record, "reason"), StringComparison.Ordinal);
        Assert.Equal(books.File.Ids("Invoice"), record["candidates"]!.AsArray().Select(c => c!.GetValue<string>()));
        Assert.Equal("held", Text(await books.PostOfAsync(record), "status"));
        Assert.Equal(isSentFirst ? "conflict" : "appOnly", Text(asked, "state"));
    }

    [Fact]
    public async Task It_may_be_another_one_which_is_written_then()
    {
        var books = await server.ConnectTwiceAsync();

        await server.ResolveInvoiceAsync(books, "b", """{"action":"keepApart"}""");
        await books.SyncAsync();

        Assert.Equal(2, books.File.Count("Invoice"));
        Assert.Equal(
            books.File.Ids("Invoice").Order(StringComparer.Ordinal),
            new[] { await books.InvoiceIdAsync("a"), await books.InvoiceIdAsync("b") }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_may_be_the_same_one_which_is_the_new_ids_then()
    {
        var books = await server.ConnectTwiceAsync();
        var feed = (await books.ChangesAsync("invoices")).Cursor;

        var linked = await server.ResolveInvoiceAsync(books, "b", """{"action":"link"}""");

        Assert.Equal(("linked", books.File.Ids("Invoice").Single()), (Text(linked, "state"), Text(linked, "quickBooksId")));
        var former = await books.InvoiceAsync("a");
        Assert.Equal(("ignored", null), (Text(former, "state"), Text(former, "quickBooksId")));
        Assert.Contains("\"b\"", Text(former, "reason"), StringComparison.Ordinal);
        Assert.Equal(["ignored 17", "linked 17"], (await books.ChangesAsync("invoices", feed)).Said.Order(StringComparer.Ordinal));
        await server.PutInvoiceAsync(books, "b", memo: "changed under the new id");
        await books.SyncAsync();
        Assert.Equal("changed under the new id", books.File.AllRecords("Invoice").Single().Element("Memo")!.Value);
        Assert.Equal(2, (await books.Company.RecordsAsync("invoices")).Count);
    }

    [Fact]
    public async Task It_may_be_left_out()
    {
        var books = await server.ConnectTwiceAsync();

        await server.ResolveInvoiceAsync(books, "b", """{"action":"ignore"}""");
        await books.SyncAsync();

        Assert.Equal(1, books.File.Count("Invoice"));
        Assert.Equal("linked", Text(await books.InvoiceAsync("a"), "state"));
    }

    [Fact]
    public async Task A_list_entry_is_known_by_its_name_in_whatever_case()
    {
        var books = await server.ConnectGatedAsync();
        await server.Api.TakenAsync(books.Path, "customers", "j-1", """{"name":"Roof","parentRef":{"fullName":"Miller"}}""");
        await books.SyncAsync();

        var second = await (await server.Api.PutAsync(
            books.Path, "customers", "j-2", """{"name":"ROOF","parentRef":{"fullName":"miller"}}""")).JsonAsync(422);
        var other = await server.Api.TakenAsync(books.Path, "customers", "r", """{"name":"Roof"}""");
        await books.SyncAsync();

        // QuickBooks takes a name once, so there is nothing to ask.
        Assert.Equal("nameInUse", Text(second, "code"));
        Assert.Contains("\"j-1\"", Text(second, "message")!, StringComparison.Ordinal);
        Assert.Equal("appOnly", Text(other, "state"));
        Assert.Equal("linked", Text(await books.Company.GetAsync("/records/customers/by-external-id/r"), "state"));
    }

    [Theory]
    [InlineData("another amount", """{"customerRef":{"fullName":"Miller"},"txnDate":"2025-06-01","refNumber":"17","lines":[{"desc":"Work","amount":11}]}""")]
    [InlineData("another day", """{"customerRef":{"fullName":"Miller"},"txnDate":"2025-06-02","refNumber":"17","lines":[{"desc":"Work","amount":10}]}""")]
    [InlineData("another customer", """{"customerRef":{"fullName":"Smith"},"txnDate":"2025-06-01","refNumber":"17","lines":[{"desc":"Work","amount":10}]}""")]
    [InlineData("another number", """{"customerRef":{"fullName":"Miller"},"txnDate":"2025-06-01","refNumber":"18","lines":[{"desc":"Work","amount":10}]}""")]
    public async Task What_differs_is_written_without_a_question(string what, string json)
    {
        var books = await server.ConnectGatedAsync();
        books.Customer("Smith");
        await books.SyncAsync();
        await server.PutInvoiceAsync(books, "a");
        await server.Api.TakenAsync(books.Path, "invoices", "b", json);

        await books.SyncAsync();

        Assert.True(books.File.Count("Invoice") == 2, what);
    }

    [Fact]
    public async Task What_a_person_kept_apart_once_is_asked_again_in_its_next_life()
    {
        var books = await server.ConnectTwiceAsync();
        await server.ResolveInvoiceAsync(books, "b", """{"action":"keepApart"}""");
        await books.SyncAsync();
        books.File.Delete("Invoice", (await books.InvoiceIdAsync("b"))!);
        await books.SyncAsync();

        await books.PostAgainAsync("b");
        await books.SyncAsync();

        Assert.Equal(1, books.File.Count("Invoice"));
        Assert.Equal("conflict", Text(await books.InvoiceAsync("b"), "state"));
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
