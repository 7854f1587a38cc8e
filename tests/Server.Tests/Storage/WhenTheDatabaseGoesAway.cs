using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Tests.Rules;
using WebConnectorSync.Sync.Companies;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// A database that goes away in the middle of the work, again and again: each session goes on to its end, and everything is stored once.
/// </summary>
public sealed class WhenTheDatabaseGoesAway(WhenTheDatabaseGoesAway.Host host) : IClassFixture<WhenTheDatabaseGoesAway.Host>
{
    // More steps than one call has, so that a call that is done again gets through.
    private const int Period = 120;

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
        var work = await InterruptedWork.ConnectAsync(host.Server, $"Lost {at} {isAfter}");
        host.Losing.Arm(at, Period, isAfter);
        try
        {
            await work.SyncAsync();
            await work.AddAsync();
            await work.SyncAsync();
            await work.SyncAsync();
            Assert.True(host.Losing.Losses > 2);
        }
        finally
        {
            host.Losing.Disarm();
        }

        await work.AssertStoredAndWrittenOnceAsync(sessions: 3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_an_answer_is_stored_and_the_rules_are_looked_at_the_session_goes_on(bool isAfter)
    {
        var work = await InterruptedWork.ConnectAsync(host.Server, $"Lost before the rules {isAfter}");
        host.Losing.Arm(1, 2, isAfter, naming: "PendingEvaluations");
        try
        {
            await work.SyncAsync();
            Assert.True(host.Losing.Losses > 2);
        }
        finally
        {
            host.Losing.Disarm();
        }

        await work.AddAsync();
        await work.SyncAsync();
        await work.AssertStoredAndWrittenOnceAsync(sessions: 2);
    }

    [Theory]
    [InlineData(17, false)]
    [InlineData(17, true)]
    [InlineData(68, false)]
    [InlineData(68, true)]
    public async Task Changed_rules_are_applied_to_their_end_and_the_feed_tells_it_once(int at, bool isAfter)
    {
        var books = await RuledCompany.ConnectAsync(host.Server);
        string[] names = [.. Enumerable.Range(0, 8).Select(n => $"Name {n}")];
        foreach (var name in names)
        {
            books.Customer(name);
            books.Invoice(name, name, "2025-06-01");
        }

        await books.SyncAsync();
        var (_, cursor) = await books.ChangesAsync("customers");
        await books.RuleAsync("""{"sections":{"customers":{"quickBooksOnly":"ignore"}}}""");
        host.Losing.Arm(at, Period, isAfter);
        try
        {
            await books.SyncAsync();
            Assert.True(host.Losing.Losses > 0);
        }
        finally
        {
            host.Losing.Disarm();
        }

        Assert.NotNull((await books.Company.GetAsync("/rules/history?limit=1"))["items"]![0]!["appliedAt"]);
        Assert.Equal(
            names.Select(name => $"ignored {name}"), (await books.ChangesAsync("customers", cursor)).Said.Order(StringComparer.Ordinal));
        Assert.Equal(
            names.Select(name => $"ignored {name}"), (await books.ChangesAsync("invoices", cursor)).Said.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_company_goes_altogether(bool isAfter)
    {
        var ct = TestContext.Current.CancellationToken;
        var books = await RuledCompany.ConnectAsync(host.Server);
        books.Customer("Miller");
        await books.SyncAsync();
        using var deleted = await host.Server.Api.DeleteAsync(books.Path, ct);
        using var scope = host.Server.Services.CreateScope();
        var job = scope.ServiceProvider.GetRequiredService<CompanyRemovalJob>();

        // The first step asks which companies were deleted, and whoever begins the job begins it again.
        host.Losing.Arm(2, 3, isAfter);
        try
        {
            Assert.StartsWith("Removed 1 companies, ", await job.WorkAsync(ct), StringComparison.Ordinal);
            Assert.True(host.Losing.Losses > 2);
        }
        finally
        {
            host.Losing.Disarm();
        }

        var id = Guid.Parse(books.Path.Split('/')[^1]);
        await using var db = host.Server.OpenDb();
        Assert.False(await db.Companies.IgnoreQueryFilters().AnyAsync(c => c.Id == id, ct));
        Assert.False(await db.Records.IgnoreQueryFilters().AnyAsync(r => r.CompanyId == id, ct));
    }

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
