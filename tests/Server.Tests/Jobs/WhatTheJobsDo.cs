using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Polling;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Sessions;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Jobs;

public sealed class WhatTheJobsDo
{
    private readonly Clock clock = new();

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Counts_that_are_wrong_are_corrected_and_a_section_that_is_being_read_is_left_alone(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await using (var db = store.Open())
        {
            db.Sections.Add(new() { CompanyId = company.Id, Section = "customers", QuickBooksCount = 7 });
            db.Sections.Add(
                new() { CompanyId = company.Id, Section = "vendors", QuickBooksCount = 7, RunSessionId = Guid.CreateVersion7() });
            db.AddCustomer(company.Id, "Abercrombie");
            db.AddCustomer(company.Id, "Bristol", Domain.Records.RecordState.Deleted);
            await db.SaveChangesAsync();
        }

        Assert.Equal("1 counts were corrected.", await new CountsJob(new(store.Provider)).WorkAsync(default));
        Assert.Equal("All counts were right.", await new CountsJob(new(store.Provider)).WorkAsync(default));

        await using var after = store.Open();
        Assert.Equal([1, 7], await after.Sections.OrderBy(s => s.Section).Select(s => s.QuickBooksCount).ToListAsync());
    }

    [Fact]
    public async Task The_sqlite_database_is_copied_while_it_is_used_and_old_copies_go()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        await store.AddCompanyAsync();
        var directory = Directory.CreateTempSubdirectory("wcs-backup-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "webconnectorsync-20200101-000000.db.partial"), "");
        var job = new UpkeepJob(store.Provider, new() { Directory = directory.FullName, Keep = 2 }, clock);
        for (var day = 0; day < 3; day++)
        {
            Assert.Contains("copied it to", await job.WorkAsync(default), StringComparison.Ordinal);
            clock.Advance(TimeSpan.FromDays(1));
        }

        var files = directory.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["webconnectorsync-20261122-100000.db", "webconnectorsync-20261123-100000.db"], files);
        await using (var copy = new SqliteConnection($"Data Source={Path.Combine(directory.FullName, files[0])};Pooling=false"))
        {
            await copy.OpenAsync();
            await using var count = copy.CreateCommand();
            count.CommandText = "SELECT COUNT(*) FROM Companies";
            Assert.Equal(1L, await count.ExecuteScalarAsync());
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_made_says_where_and_why()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var inTheWay = Path.GetTempFileName();

        var problem = await Assert.ThrowsAsync<JobProblem>(
            () => new UpkeepJob(store.Provider, new() { Directory = inTheWay }, clock).WorkAsync(default));

        Assert.Contains(inTheWay, problem.Message, StringComparison.Ordinal);
        Assert.Contains("whether the disk has room", problem.Message, StringComparison.Ordinal);
        File.Delete(inTheWay);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Old_messages_go_in_lots_and_those_that_stay_are_passed_over(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await using (var db = store.Open())
        {
            var session = new Session(
                SessionState.Postponed) { Id =
                    Guid.CreateVersion7(), CompanyId = company.Id, TicketHash = "x", StartedAt = clock.Now, LastCallAt = clock.Now };
            db.Add(session);
            for (var number = 1; number <= 350; number++)
            {
                // Every third brought something, and as many as a lot are of one moment.
                var at = clock.Now.AddDays(-3).AddSeconds(number / 120);
                db.Add(new Message
                {
                    SessionId = session.Id,
                    Number = number,
                    CompanyId = company.Id,
                    Kind = MessageKind.Import,
                    Requests = "[]",
                    RequestXml = "<x/>",
                    HandedOutAt = at,
                    RecordCount = number % 3 == 0 ? 5 : 0,
                });
            }

            await db.SaveChangesAsync();
        }

        await new RetentionJob(new(store.Provider), store.Retry, new(), clock)
            .WorkAsync(default);

        await using var after = store.Open();
        Assert.Equal(
            Enumerable.Range(1, 350).Where(n => n % 3 == 0), await after.Messages.Select(m => m.Number).OrderBy(n => n).ToListAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Messages_beyond_the_bound_go_oldest_first_and_those_of_today_stay(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await using (var db = store.Open())
        {
            foreach (var days in new[] { 0, 1, 2, 3 })
            {
                var at = clock.Now.AddDays(-days).AddMinutes(-1);
                var session = new Session(
                    SessionState.Postponed) { Id =
                        Guid.CreateVersion7(), CompanyId = company.Id, TicketHash = $"{days}", StartedAt = at, LastCallAt = at };
                db.Add(session);
                db.Add(new Message
                {
                    SessionId = session.Id,
                    Number = 1,
                    CompanyId = company.Id,
                    Requests = "[]",
                    RequestXml = new string('x', 600_000),
                    HandedOutAt = at,
                });
            }

            await db.SaveChangesAsync();
        }

        await new RetentionJob(
            new(store.Provider),
            store.Retry,
            new() { MessageMegabytes = 1 },
            clock).WorkAsync(default);

        await using var after = store.Open();
        Assert.Equal(clock.Now.AddMinutes(-1), (await after.Messages.SingleAsync()).HandedOutAt);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Messages_that_brought_nothing_new_go_after_two_days(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await using (var db = store.Open())
        {
            var session = new Session(
                SessionState.Postponed) { Id =
                    Guid.CreateVersion7(), CompanyId = company.Id, TicketHash = "x", StartedAt = clock.Now, LastCallAt = clock.Now };
            db.Add(session);
            var number = 0;
            foreach (var (days, records, problem) in new[] { (1, 0, null), (3, 0, null), (3, 7, null), (3, 0, "It failed.") })
            {
                db.Add(new Message
                {
                    SessionId = session.Id,
                    Number = ++number,
                    CompanyId = company.Id,
                    Kind = MessageKind.Import,
                    Requests = "[]",
                    RequestXml = "<x/>",
                    HandedOutAt = clock.Now.AddDays(-days),
                    RecordCount = records,
                    Problem = problem,
                });
            }

            await db.SaveChangesAsync();
        }

        await new RetentionJob(new(store.Provider), store.Retry, new(), clock)
            .WorkAsync(default);

        await using var after = store.Open();
        Assert.Equal([1, 3, 4], await after.Messages.Select(m => m.Number).OrderBy(n => n).ToListAsync());
    }

    [Fact]
    public async Task At_the_companys_own_night_the_comparison_is_asked_for_and_the_next_contact_does_it()
    {
        // Ten o'clock in the morning here is two at night in Los Angeles.
        await using var server = new TimedServer();
        await server.InitializeAsync();
        var timed = await TimedCompany.StartAsync(server);
        await timed.Company.SyncAsync();
        await timed.Company.SyncAsync();
        var set = await timed.ChangeAsync(new { timeZone = "America/Los_Angeles", nightlySync = new { on = true, at = "02:30" } });
        Assert.Equal("2026-11-21T10:30:00Z", set["nightlySync"]!["nextAt"]!.GetValue<string>());
        await using var scope = timed.Server.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<WebConnectorSync.Sync.Companies.NightlyJob>();
        Assert.Equal("Asked for the nightly sync of 0 companies.", await job.WorkAsync(default));
        timed.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal("Asked for the nightly sync of 1 company.", await job.WorkAsync(default));
        Assert.Equal("Asked for the nightly sync of 0 companies.", await job.WorkAsync(default));

        var report = await timed.Company.SyncAsync();
        Assert.True(report.RoundTrips > 1);
        Assert.NotNull((await timed.Company.SectionAsync("customers"))["comparedAt"]);
        Assert.Equal("2026-11-22T10:30:00Z", (await timed.ReadAsync())["nightlySync"]!["nextAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_section_that_was_not_compared_for_a_month_is_compared()
    {
        await using var server = new TimedServer();
        await server.InitializeAsync();
        var timed = await TimedCompany.StartAsync(server);
        await timed.Company.SyncAsync();
        await using var scope = timed.Server.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<ComparisonDueJob>();
        Assert.Equal("Asked for 0 comparisons.", await job.WorkAsync(default));
        timed.Clock.Advance(TimeSpan.FromDays(31));

        Assert.NotEqual("Asked for 0 comparisons.", await job.WorkAsync(default));
        await timed.Company.SyncAsync();

        Assert.NotNull((await timed.Company.SectionAsync("customers"))["comparedAt"]);
        Assert.Equal("Asked for 0 comparisons.", await job.WorkAsync(default));
    }
}
