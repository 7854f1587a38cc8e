using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Statistics;

namespace WebConnectorSync.Server.Tests.Companies;

/// <summary>Figures by day, for a company whose day is not the server's: at 10:00 UTC it is 23:00 in Auckland.</summary>
public sealed class TheChartsOfACompany
{
    private const string Auckland = "Pacific/Auckland";

    private readonly Clock clock = new();
    private Company company = null!;

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Are_right_at_once_in_its_own_days_and_stay_so_when_the_day_is_over_and_what_was_counted_is_gone(string database)
    {
        await using var store = await StartAsync(database);
        await HappenAsync(store, clock.Now.AddHours(-23).AddMinutes(-1), problems: 1, milliseconds: 300);
        await HappenAsync(store, clock.Now.AddHours(-22), problems: 2, milliseconds: 50);
        await SyncAsync(store, customers: 7);
        await SyncAsync(store, customers: 9);

        string[] past = ["20: 0 syncs, 1 problems, 1 posts, 300 ms, ", "21: 2 syncs, 2 problems, 1 posts, 50 ms, 9"];
        Assert.Equal(past, await LastAsync(store, 2));

        clock.Advance(TimeSpan.FromHours(1.5));
        await SyncAsync(store, customers: 8);
        Assert.Equal([.. past, "22: 1 syncs, 0 problems, 0 posts, 0 ms, 8"], await LastAsync(store, 3));

        Assert.Equal("Counted the days that have ended.", await CountAsync(store));
        await using (var db = store.Open())
        {
            await db.Log.ExecuteDeleteAsync();
            await db.Messages.ExecuteDeleteAsync();
            await db.Posts.ExecuteDeleteAsync();
        }

        Assert.Equal("No day has ended.", await CountAsync(store));
        Assert.Equal(past, (await LastAsync(store, 3)).Take(2));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Have_the_days_on_which_nothing_counted(string database)
    {
        await using var store = await StartAsync(database);
        await CountAsync(store);
        await HappenAsync(store, clock.Now, problems: 4, milliseconds: 10);
        clock.Advance(TimeSpan.FromDays(3));
        string[] expected = ["21: 0 syncs, 4 problems, 1 posts, 10 ms, ", "22: 0 syncs, 0 problems, 0 posts, 0 ms, "];
        Assert.Equal(expected, (await LastAsync(store, 4)).Take(2));

        await CountAsync(store);

        Assert.Equal(expected, (await LastAsync(store, 4)).Take(2));
        await using var db = store.Open();
        Assert.Equal(4, (await db.CompanyDays.SingleAsync()).Problems);
    }

    [Fact]
    public async Task Begin_with_the_company_and_show_a_week_at_least()
    {
        await using var store = await StartAsync("Sqlite");
        var days = await ReadAsync(store);

        Assert.Equal((30, new DateOnly(2026, 11, 21)), (days.Count, days[^1].DayOn));
        company = await AddAsync(store, clock.Now);
        Assert.Equal(7, (await ReadAsync(store)).Count);
        company = await AddAsync(store, clock.Now.AddDays(-11));
        Assert.Equal(12, (await ReadAsync(store)).Count);
    }

    private async Task<TestDatabase> StartAsync(string database)
    {
        var store = await TestDatabase.CreateAsync(database);
        company = await AddAsync(store, clock.Now.AddDays(-100));
        return store;
    }

    private static async Task<Company> AddAsync(TestDatabase store, DateTime createdAt)
    {
        await using var db = store.Open();
        var added = new Company
        {
            Id = Guid.CreateVersion7(),
            Name = $"Kiwi {Guid.NewGuid():N}",
            UserName = Guid.NewGuid().ToString("N"),
            PasswordHash = "x",
            TimeZone = Auckland,
            CreatedAt = createdAt,
        };
        db.Add(added);
        await db.SaveChangesAsync();
        return added;
    }

    // A message, some problems and a post that arrived, all at one moment.
    private async Task HappenAsync(TestDatabase store, DateTime at, int problems, int milliseconds)
    {
        await using var db = store.Open();
        var session = new Session(SessionState.Closed)
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company.Id,
            TicketHash = Guid.NewGuid().ToString("N"),
            StartedAt = at,
            LastCallAt = at,
            EndedAt = at,
        };
        db.Add(session);
        db.Add(new Message
        {
            SessionId = session.Id,
            Number = 1,
            CompanyId = company.Id,
            Requests = "[]",
            RequestXml = "<x/>",
            HandedOutAt = at,
            QuickBooksMilliseconds = milliseconds,
        });
        db.Log.Add(CompanyLog.Line(company.Id, session.Id, LogLevelWord.Info, at, "Connected."));
        for (var i = 0; i < problems; i++)
        {
            db.Log.Add(CompanyLog.Problem(company.Id, session.Id, at, Meanings.Status(3250), null));
        }

        var record = db.AddCustomer(company.Id, $"Arrived {at:O}");
        db.Add(new Post(PostStatus.Posted)
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company.Id,
            RecordId = record.Id,
            Section = "customers",
            DoneAt = at,
        });
        await db.SaveChangesAsync();
    }

    private async Task SyncAsync(TestDatabase store, int customers)
    {
        await using var db = store.Open();
        var section = await db.Sections.FindAsync(company.Id, "customers");
        if (section is null)
        {
            section = new() { CompanyId = company.Id, Section = "customers" };
            db.Sections.Add(section);
        }

        section.QuickBooksCount = customers;
        await EndedSync.CountAsync(db, company, [section], clock, default);
        await db.SaveChangesAsync();
    }

    private Task<string> CountAsync(TestDatabase store) => new StatisticsJob(new(store.Provider), clock).WorkAsync(default);

    private async Task<IReadOnlyList<CompanyDay>> ReadAsync(TestDatabase store)
    {
        await using var db = store.Open();
        return await new CompanyCharts(db, clock).ReadAsync(company, default);
    }

    private async Task<List<string>> LastAsync(TestDatabase store, int count)
    {
        var days = await ReadAsync(store);
        var customers = CompanyCharts.Records(days).SingleOrDefault(r => r.Section == "customers").Counts;
        return [
            .. days.Index().TakeLast(count).Select(
                d => $"{d.Item.DayOn.Day}: {d.Item.Sessions} syncs, {d.Item.Problems} problems, {d.Item.Posted} posts, " +
                    $"{d.Item.QuickBooksMilliseconds} ms, {(customers?[d.Index] is > 0 and var known ? $"{known}" : "")}")];
    }
}
