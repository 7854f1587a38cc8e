using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sessions;

namespace WebConnectorSync.Server.Tests.Sessions;

public sealed class EndingSessions
{
    private readonly Clock clock = new();

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_session_without_calls_for_half_an_hour_is_ended_and_the_company_is_free(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var session = await BeginAsync(store, await store.AddCompanyAsync());
        clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(1, await ExpireAsync(store));

        await using var db = store.Open();
        var ended = await db.Sessions.SingleAsync();
        Assert.Equal((SessionState.Closed, clock.Now), (ended.State, ended.EndedAt));
        Assert.NotNull(ended.EndReason);
        Assert.Null((await db.Companies.SingleAsync()).ActiveSessionId);
        var line = await db.Log.SingleAsync();
        Assert.Equal((session.Id, LogLevelWord.Warning), (line.SessionId, line.Level));
        Assert.NotNull(line.Advice);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_session_that_called_lately_goes_on_and_an_ended_one_is_not_ended_again(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        await BeginAsync(store, await store.AddCompanyAsync());
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(0, await ExpireAsync(store));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await ExpireAsync(store));

        Assert.Equal(0, await ExpireAsync(store));
    }

    [Theory]
    [InlineData(null, null, SectionStatus.Never)]
    [InlineData("3120", null, SectionStatus.Error)]
    [InlineData(null, -60, SectionStatus.Ok)]
    [InlineData("530", -60, SectionStatus.Warning)]
    [InlineData("3120", -120, SectionStatus.Error)]
    public async Task A_section_whose_run_broke_off_shows_what_it_showed_before(
        string? problem, int? syncedMinutesAgo, SectionStatus expected)
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var company = await store.AddCompanyAsync();
        var session = await BeginAsync(store, company);
        await using (var db = store.Open())
        {
            db.Add(new CompanySection
            {
                CompanyId = company.Id,
                Section = "customers",
                Status = SectionStatus.Running,
                RunSessionId = session.Id,
                IteratorId = "{x}",
                SyncTime = "2026-11-20T10:00:00",
                ProblemCode = problem,
                ProblemAt = problem is null ? null : clock.Now.AddMinutes(-60),
                SyncedAt = syncedMinutesAgo is { } minutes ? clock.Now.AddMinutes(minutes) : null,
            });
            await db.SaveChangesAsync();
        }

        clock.Advance(TimeSpan.FromMinutes(31));
        await ExpireAsync(store);

        await using var after = store.Open();
        var section = await after.Sections.SingleAsync();
        Assert.Equal(
            (expected, null, null, "2026-11-20T10:00:00"), (section.Status, section.RunSessionId, section.IteratorId, section.SyncTime));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_company_stays_with_the_session_that_has_it_now(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await BeginAsync(store, company);
        clock.Advance(TimeSpan.FromMinutes(31));
        var current = await BeginAsync(store, company);

        Assert.Equal(1, await ExpireAsync(store));

        await using var db = store.Open();
        Assert.Equal(current.Id, (await db.Companies.SingleAsync()).ActiveSessionId);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_older_than_the_retention_is_removed_and_nothing_else(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await using (var db = store.Open())
        {
            foreach (var days in new[] { 1, 29, 31, 89, 91 })
            {
                var at = clock.Now.AddDays(-days);
                var session = NewSession(company.Id, at);
                session.EndedAt = at;
                db.Add(session);
                db.Add(new Message
                {
                    SessionId = session.Id,
                    Number = 1,
                    CompanyId = company.Id,
                    Requests = "[]",
                    RequestXml = "<x/>",
                    HandedOutAt = at,
                });
                db.Add(CompanyLog.Line(company.Id, session.Id, LogLevelWord.Info, at, $"{days}"));
            }

            // Never ended, however old.
            db.Add(NewSession(company.Id, clock.Now.AddDays(-400)));
            await db.SaveChangesAsync();
        }

        var job = new RetentionJob(new(store.Provider), store.Retry, new(), clock);
        await job.RunAsync(default);
        await job.RunAsync(default);

        await using var after = store.Open();
        Assert.Equal(["1", "29"], await after.Log.OrderByDescending(l => l.At).Select(l => l.Text).ToListAsync());
        Assert.Equal(2, await after.Messages.CountAsync());
        Assert.Equal(
            [-1, -29, -31, -89, -400],
            (await after.Sessions.OrderByDescending(s => s.StartedAt).ToListAsync()).Select(s => (s.StartedAt - clock.Now).Days));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Many_old_log_lines_are_removed_in_several_deletes(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await using (var db = store.Open())
        {
            db.AddRange(
                Enumerable.Range(0, 2500)
                    .Select(n => CompanyLog.Line(company.Id, null, LogLevelWord.Info, clock.Now.AddDays(-40), $"{n}")));
            await db.SaveChangesAsync();
        }

        await new RetentionJob(new(store.Provider), store.Retry, new(), clock)
            .RunAsync(default);

        await using var after = store.Open();
        Assert.False(await after.Log.AnyAsync());
    }

    private Task<int> ExpireAsync(TestDatabase store) =>
        new ExpireSessionsJob(new(store.Provider), clock, NullLogger<ExpireSessionsJob>.Instance).RunAsync(default);

    private async Task<Session> BeginAsync(TestDatabase store, Company company)
    {
        await using var db = store.Open();
        var session = NewSession(company.Id, clock.Now);
        db.Add(session);
        (await db.Companies.SingleAsync(c => c.Id == company.Id)).ActiveSessionId = session.Id;
        await db.SaveChangesAsync();
        return session;
    }

    private static Session NewSession(Guid companyId, DateTime at) => new(SessionState.WaitForResponse)
    {
        Id = Guid.CreateVersion7(),
        CompanyId = companyId,
        TicketHash = Guid.NewGuid().ToString("N"),
        StartedAt = at,
        LastCallAt = at,
    };
}
