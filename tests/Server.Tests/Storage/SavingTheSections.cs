using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Server.Tests.Storage;

public sealed class SavingTheSections
{
    private static readonly DateTime At = new DateTime(2026, 11, 25, 9, 12, 30, DateTimeKind.Utc).AddMicroseconds(123_450);

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Keeps_every_kind_of_value_and_raises_the_version(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = (await store.AddCompanyAsync()).Id;
        var session = Guid.CreateVersion7();
        await ChangeAsync(store, company, rows =>
        {
            foreach (var row in rows)
            {
                (row.RunSessionId, row.RunStartedAt, row.Status, row.InUse, row.SyncTime, row.Total) =
                    (session, At, SectionStatus.Warning, false, "2026-11-25T04:12:30", 7);
            }
        });

        await using var db = store.Open();
        var stored = await db.Sections.Where(s => s.CompanyId == company).ToListAsync();
        Assert.All(stored, s => Assert.Equal(
            (session, At, SectionStatus.Warning, false, "2026-11-25T04:12:30", 7, 1),
            (s.RunSessionId, s.RunStartedAt, s.Status, s.InUse, s.SyncTime, s.Total, s.Version)));
        Assert.All(stored, s => Assert.Equal((null, 0, null), (s.SyncedAt, s.Done, s.ProblemCode)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Can_be_done_several_times_in_one_call_and_takes_a_value_away_again(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = (await store.AddCompanyAsync()).Id;
        await ChangeAsync(
            store, company, rows => rows[0].IteratorId = "{1}", rows => rows[0].Done = 200, rows => rows[0].IteratorId = null);

        await using var db = store.Open();
        var changed = await db.Sections.SingleAsync(s => s.CompanyId == company && s.Version > 0);
        Assert.Equal((null, 200, 3), (changed.IteratorId, changed.Done, changed.Version));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Is_refused_whole_when_somebody_else_changed_one_of_them(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = (await store.AddCompanyAsync()).Id;
        await ChangeAsync(store, company);
        await using var db = store.Open();
        var rows = await CompanySections.LoadAsync(db, company, CancellationToken.None);
        await ChangeAsync(store, company, others => others[5].Done = 1);
        rows.ForEach(r => r.Done = 99);

        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        }

        await using var after = store.Open();
        Assert.Equal(1, await after.Sections.Where(s => s.CompanyId == company).SumAsync(s => s.Done));
    }

    // All of them once, then the changes one after the other in one transaction of one context, as a call does it.
    private static async Task ChangeAsync(TestDatabase store, Guid company, params Action<List<CompanySection>>[] changes)
    {
        await using var db = store.Open();
        var rows = await CompanySections.LoadAsync(db, company, CancellationToken.None);
        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var change in changes)
        {
            change(rows);
            await db.SaveChangesAsync();
        }

        await transaction.CommitAsync();
    }
}
