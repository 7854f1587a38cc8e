using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>A database that goes away in the middle of the work, again and again: each session goes on to its end, and everything is stored once.</summary>
public sealed class WhenTheDatabaseGoesAway(WhenTheDatabaseGoesAway.Host host) : IClassFixture<WhenTheDatabaseGoesAway.Host>
{
    // More steps than one call has, so that a call that is done again gets through.
    private const int Period = 120;
    private const int Additions = 3;

    private static readonly SeedPlan Books = new() { Customers = 12, Jobs = 3, Invoices = 6, Items = 2, Employees = 1, InactiveEvery = 0 };

    /// <summary>Some places to begin at; WCS_TEST_LOSSES=all for each of them.</summary>
    public static IEnumerable<TheoryDataRow<int, bool>> Beginnings =>
        from at in Enumerable.Range(1, Period)
        where at % 17 == 0 || Environment.GetEnvironmentVariable("WCS_TEST_LOSSES") == "all"
        from isAfter in (bool[])[false, true]
        select new TheoryDataRow<int, bool>(at, isAfter);

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task Before_or_after_a_step_nothing_is_lost_and_nothing_is_stored_twice(int at, bool isAfter)
    {
        var company = await SyncedCompany.ConnectAsync(host.Server.Api, $"Lost {at} {isAfter}", Books);
        host.Losing.Arm(at, Period, isAfter);
        try
        {
            await SyncAsync(company);
            for (var i = 0; i < Additions; i++)
            {
                using var put = await host.Server.Api.PutAsJsonAsync($"{company.Path}/records/customers/by-external-id/new-{i}", new { name = $"New {i}", phone = $"555-{i}" });
                Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
            }

            await SyncAsync(company);
            await SyncAsync(company);
            Assert.True(host.Losing.Losses > 2);
        }
        finally
        {
            host.Losing.Disarm();
        }

        await AssertSameAsync(company, "customers", "Customer");
        await AssertSameAsync(company, "invoices", "Invoice");
        var added = (await company.RecordsAsync("customers")).Where(r => r["externalId"] is not null).ToList();
        Assert.Equal(Additions, added.Count);
        Assert.All(added, r => Assert.Equal("linked", Text(r, "state")));
        Assert.Equal(Additions, company.File.AllRecords("Customer").Count(c => c.Element("Name")!.Value.StartsWith("New ", StringComparison.Ordinal)));
        Assert.All((await company.GetAsync("/posts?limit=500")).Items(), p => Assert.Equal(("posted", 1), (Text(p, "status"), p["attempts"]!.GetValue<int>())));
        Assert.Equal(3, (await company.GetAsync("/sessions")).Items().Count());
    }

    private static async Task SyncAsync(SyncedCompany company)
    {
        var report = await company.SyncAsync();
        Assert.True(report is { Exception: null, LastError: null, IsClosed: true, Progress: 100 }, $"{report.Result}, {report.Progress}, {report.LastError} {report.Exception}: {string.Join(' ', report.Operations)}");
    }

    // The records, their number, and what the feed told of them.
    private static async Task AssertSameAsync(SyncedCompany company, string section, string objectName)
    {
        var theirs = company.File.Ids(objectName).Order(StringComparer.Ordinal).ToList();
        var ours = (await company.RecordsAsync(section)).ConvertAll(r => Text(r, "quickBooksId")!);
        Assert.Equal(theirs, ours.Order(StringComparer.Ordinal));
        Assert.Equal(theirs.Count, (await company.SectionAsync(section))["counts"]!["quickBooks"]!.GetValue<int>());

        var feed = (await company.GetAsync("/changes?limit=500")).Items().Where(c => Text(c, "section") == section && Text(c, "type") == "created").Select(c => Text(c, "quickBooksId")!);
        Assert.Equal(theirs, feed.Order(StringComparer.Ordinal));
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    /// <summary>A server whose database can be taken away.</summary>
    public sealed class Host : IAsyncLifetime
    {
        internal Losing Losing { get; } = new();

        public RunningServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = new RunningServer { Settings = ["--Jobs:IsEnabled=false"], Watchers = [Losing] };
            await Server.InitializeAsync();
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
