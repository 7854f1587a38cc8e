using System.Text.Json.Nodes;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>What became of thirty invoices.</summary>
/// <param name="Missing">Invoices QuickBooks does not have.</param>
/// <param name="Duplicates">Invoices it has more than once, each further one counted.</param>
/// <param name="Untrue">Posts that at any moment said something else than QuickBooks' file.</param>
/// <param name="Sessions">Sessions until everything was posted.</param>
/// <param name="Messages">Messages in them.</param>
internal sealed record FaultOutcome(int Missing, int Duplicates, int Untrue, int Sessions, int Messages)
{
    // A first message carries 25, so there is a second one.
    private const int Invoices = 30;
    private const int MostSessions = 8;

    // A Web Connector that vanished may still be at work for that long; pauses before a repetition are shorter.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(11);

    /// <summary>Posts the invoices through a fault and looks at the company file after every session.</summary>
    public static async Task<FaultOutcome> OfAsync(RunningServer server, Clock clock, FaultRow row, int number)
    {
        var company = await PostedCompany.ConnectAsync(
            server, $"Row {number}", row.Version is { } version ? new() { HighestVersion = version } : null);
        for (var i = 0; i < Invoices; i++)
        {
            await company.PutInvoiceAsync($"F-{i}");
        }

        var backup = company.File.Snapshot();
        row.Arrange(company);
        var messages = (await company.Synced.SyncAsync()).RoundTrips;
        var untrue = await UntrueAsync(company);
        Disarm(company);
        clock.Advance(Silence);
        var between = await row.Between(company, backup);
        messages += between?.RoundTrips ?? 0;
        var sessions = between is null ? 1 : 2;
        while (sessions < MostSessions && (await company.PostsAsync()).Exists(p => Status(p) != "posted"))
        {
            sessions++;
            messages += (await company.Synced.SyncAsync()).RoundTrips;
            untrue += await UntrueAsync(company);
            clock.Advance(Silence);
        }

        var counts = Enumerable.Range(0, Invoices).Select(i => company.InQuickBooks("Invoice", $"F-{i}").Count).ToList();
        return new(
            counts.Count(c => c == 0),
            counts.Sum(c => Math.Max(0, c - 1)),
            untrue + (await company.PostsAsync()).Count(p => Status(p) != "posted"),
            sessions,
            messages);
    }

    /// <summary>Switches the faults off that were meant for one session.</summary>
    public static void Disarm(PostedCompany company)
    {
        var faults = company.Synced.Connector.Faults;
        (faults.VanishBeforeCall, faults.VanishAfterCall, faults.LoseAnswerOfMessage, faults.TruncateCall) = (null, null, null, null);
        (faults.RepeatsReceiveResponse, faults.SendsRequestOutOfOrder) = (false, false);
        company.File.Faults.MissingResponses = 0;
    }

    // Posted means that it is there; waiting, held or refused that it is not; sent and unknown claim nothing.
    private static async Task<int> UntrueAsync(PostedCompany company)
    {
        var there = company.File.AllRecords("Invoice").Select(i => i.Element("RefNumber")!.Value).ToHashSet();
        return (await company.PostsAsync()).Count(p => Status(p) switch
        {
            "posted" => !there.Contains(p["externalId"]!.GetValue<string>()) || p["quickBooksId"] is null,
            "unknown" or "sent" => false,
            _ => there.Contains(p["externalId"]!.GetValue<string>()),
        });
    }

    private static string Status(JsonNode post) => post["status"]!.GetValue<string>();
}
