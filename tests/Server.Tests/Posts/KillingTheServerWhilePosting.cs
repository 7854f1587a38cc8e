using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Posts;

public sealed class KillingTheServerWhilePosting
{
    private const int Invoices = 30;

    private static readonly (string Fault, int Call, KillMoment Moment)[] Rows =
    [
        ("before the message of writes is asked for", 6, KillMoment.Before),
        ("in the middle of asking for it", 6, KillMoment.Middle),
        ("when it was handed out; QuickBooks never sees it", 6, KillMoment.Answered),
        ("when QuickBooks has executed it, before its answer arrives", 7, KillMoment.Before),
        ("in the middle of the answer", 7, KillMoment.Middle),
        ("when the answer is stored, before the reply arrives", 7, KillMoment.Answered),
    ];

    [Fact]
    public async Task At_each_step_loses_and_repeats_nothing_and_stands_in_the_documents_as_it_is()
    {
        await using var server = new ServerProcess();
        await server.StartAsync();
        var companies = new List<(SyncedCompany Company, KillPoint Point)>();
        foreach (var (number, row) in Rows.Index())
        {
            var point = new KillPoint(row.Moment);
            var company = await SyncedCompany.ConnectAsync(
                server.Api,
                $"Killed {number}",
                new SeedPlan { Customers = 5, Jobs = 0, Items = 2, InactiveEvery = 0 },
                handler: () => new KillingHandler(point));
            await company.SyncAsync();
            await PutAsync(server.Api, company, number);
            companies.Add((company, point));
        }

        // All are killed at once, each at its own step.
        var killer = new Killer(server, [.. Rows.Select(r => r.Moment)]);
        companies.Zip(Rows).ToList().ForEach(c => c.First.Point.Arm(killer, c.Second.Call));
        var broken = companies.ConvertAll(c => c.Company.SyncAsync());
        await Task.WhenAny(broken);
        Assert.True(killer.HasStruck, "A session ended before the kill.");
        await Task.WhenAll(broken);
        await server.GoneAsync();
        await server.StartAsync();
        var table = new StringBuilder(
            "| the server is killed | missing | twice | untrue states | sessions | messages |\n|---|--:|--:|--:|--:|--:|\n");
        var isGood = true;
        foreach (var (number, row) in Rows.Index())
        {
            var outcome = await OutcomeAsync(companies[number].Company, number, (await broken[number]).RoundTrips);
            table.Append(
                $"| {row.Fault} | {outcome.Missing} | {outcome.Duplicates} | {outcome.Untrue} | {outcome.Sessions} | " +
                $"{outcome.Messages} |\n");
            isGood &= outcome is { Missing: 0, Duplicates: 0, Untrue: 0, Sessions: < 6 };
        }

        Assert.True(isGood, table.ToString());
        ReliabilityPage.Check("kills", table.ToString());
    }

    private static async Task<FaultOutcome> OutcomeAsync(SyncedCompany company, int number, int messages)
    {
        var untrue = await UntrueAsync(company);
        var sessions = 1;
        while (sessions < 6 && (await PostsAsync(company)).Exists(p => Status(p) != "posted"))
        {
            sessions++;
            messages += (await company.SyncAsync()).RoundTrips;
            untrue += await UntrueAsync(company);
        }

        var numbers = company.File.AllRecords("Invoice").Select(i => i.Element("RefNumber")!.Value).ToLookup(n => n);
        var counts = Enumerable.Range(0, Invoices).Select(i => numbers[$"{number}-{i}"].Count()).ToList();
        return new(counts.Count(c => c == 0), counts.Sum(c => Math.Max(0, c - 1)), untrue, sessions, messages);
    }

    private static async Task PutAsync(HttpClient api, SyncedCompany company, int row)
    {
        var (customer, item) = (
            company.File.AllRecords("Customer")[0].Element("FullName")!.Value,
            company.File.AllRecords("ItemService")[0].Element("FullName")!.Value);
        for (var i = 0; i < Invoices; i++)
        {
            var answer = await api.PutAsJsonAsync($"{company.Path}/records/invoices/by-external-id/{row}-{i}", new
            {
                customerRef = new { fullName = customer },
                txnDate = "2026-11-20",
                refNumber = $"{row}-{i}",
                lines = new[] { new { itemRef = new { fullName = item }, quantity = 1, rate = 5 } },
            });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task<List<JsonNode>> PostsAsync(SyncedCompany company) =>
        [.. (await company.GetAsync("/posts?limit=500")).Items()];

    private static async Task<int> UntrueAsync(SyncedCompany company)
    {
        var there = company.File.AllRecords("Invoice").Select(i => i.Element("RefNumber")!.Value).ToHashSet();
        return (await PostsAsync(company)).Count(p => Status(p) switch
        {
            "posted" => !there.Contains(p["externalId"]!.GetValue<string>()),
            "unknown" or "sent" => false,
            _ => there.Contains(p["externalId"]!.GetValue<string>()),
        });
    }

    private static string Status(JsonNode post) => post["status"]!.GetValue<string>();
}
