using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Posts;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using Connector = WebConnectorSync.Simulator.Connector.WebConnector;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>What the server asks about the file that is open, and what a person answers.</summary>
internal static class FileQuestions
{
    public static CompanyFile OpenCopy(PostedCompany company)
    {
        var copy = company.File.CopyTo($@"D:\Archive\{company.Id}.qbw");
        company.Synced.Desktop.AddFile(copy);
        company.Synced.Desktop.OpenFile = copy;
        return copy;
    }

    public static async Task PostAsync(PostedCompany company, string number)
    {
        await company.PutInvoiceAsync(number);
        await company.SyncAsync();
        Assert.Single(company.InQuickBooks("Invoice", number));
    }

    public static async Task<List<string>> RecordsAsync(PostedCompany company)
    {
        var all = new List<string>();
        foreach (var section in new[] { "company", "customers", "invoices", "serviceItems" })
        {
            all.AddRange((await company.Synced.RecordsAsync(section)).Where(r => r["quickBooksId"] is not null).Select(
                r => $"{r["section"]} {r["quickBooksId"]} {r["state"]} {r["quickBooks"]?.ToJsonString()}"));
        }

        return [.. all.Order(StringComparer.Ordinal)];
    }

    public static async Task<JsonNode> QuestionAsync(PostedCompany company) => (await company.Synced.GetAsync(""))["fileQuestion"]!;

    public static IEnumerable<string> Answers(JsonNode asked) => asked["answers"]!.AsArray().Select(a => a!.GetValue<string>());

    public static Task<JsonNode> AnswerAsync(PostedCompany company, string answer) =>
        company.Synced.PostAsync("/file", $$"""{"answer":"{{answer}}"}""", 200);

    public static Task<SessionReport> RunAsync(Connector connector) => connector.RunSessionAsync(TestContext.Current.CancellationToken);
}
