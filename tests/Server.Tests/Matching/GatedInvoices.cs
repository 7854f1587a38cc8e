using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Rules;

namespace WebConnectorSync.Server.Tests.Matching;

/// <summary>One invoice, number 17, that the app, QuickBooks or both have once or twice.</summary>
internal static class GatedInvoices
{
    public static async Task<RuledCompany> ConnectGatedAsync(this RunningServer server)
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        await books.SyncAsync();
        return books;
    }

    /// <summary>The app has the invoice of QuickBooks under two ids.</summary>
    public static async Task<RuledCompany> ConnectTwiceAsync(this RunningServer server)
    {
        var books = await server.ConnectGatedAsync();
        await server.PutInvoiceAsync(books, "a");
        await books.SyncAsync();
        await server.PutInvoiceAsync(books, "b");
        await books.SyncAsync();
        return books;
    }

    public static Task<JsonNode> PutInvoiceAsync(
        this RunningServer server, RuledCompany books, string id, string memo = "", string number = "17") => server.Api.TakenAsync(
            books.Path,
            "invoices",
            id,
            $$"""{"customerRef":{"fullName":"Miller"},"txnDate":"2025-06-01","refNumber":"{{number}}","memo":"{{memo}}","lines":[{"desc":"Work","amount":10}]}""");

    public static async Task<JsonNode> ResolveInvoiceAsync(this RunningServer server, RuledCompany books, string id, string body) =>
        await (await server.PostTextAsync(
            $"{books.Path}/records/invoices/{(await books.InvoiceAsync(id))["id"]}/resolve", body)).JsonAsync(200);

    public static Task<JsonNode> InvoiceAsync(this RuledCompany books, string id) =>
        books.Company.GetAsync($"/records/invoices/by-external-id/{id}");

    public static async Task<string?> InvoiceIdAsync(this RuledCompany books, string id) =>
        (await books.InvoiceAsync(id))["quickBooksId"]?.GetValue<string>();

    public static async Task<JsonNode> PostOfAsync(this RuledCompany books, JsonNode record) =>
        (await books.Company.GetAsync($"/posts?recordId={record["id"]}")).Items().First();

    /// <summary>As a person does who marks it in the list and presses the button.</summary>
    public static async Task PostAgainAsync(this RuledCompany books, string id) => await books.Company.PostAsync(
        "/posts", $$"""{"recordIds": ["{{(await books.InvoiceAsync(id))["id"]}}"]}""", 200);
}
