using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>Work that another writer, a lock or a lost connection has ended: when it is done again, and when its end is told.</summary>
public sealed class DoingWorkAgain
{
    private const int SqliteBusy = 5;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory]
    [InlineData(11, 12)]
    [InlineData(12, null)]
    public async Task Another_writer_may_come_first_eleven_times(int times, int? attempts)
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var work = new Work(times, () => new DbUpdateConcurrencyException());

        if (attempts is null)
        {
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
                () => store.Retry.UntilItFitsAsync(null, work.DoAsync, isHarmlessTwice: true, Ct));
            return;
        }

        Assert.Equal(attempts, await store.Retry.UntilItFitsAsync(null, work.DoAsync, isHarmlessTwice: true, Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_is_waited_for_three_times_whether_or_not_the_work_may_be_done_twice(bool isHarmlessTwice)
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var (three, four) =
            (new Work(3, () => new SqliteException("busy", SqliteBusy)), new Work(4, () => new SqliteException("busy", SqliteBusy)));

        Assert.Equal(4, await store.Retry.UntilItFitsAsync(null, three.DoAsync, isHarmlessTwice, Ct));
        await Assert.ThrowsAsync<SqliteException>(() => store.Retry.UntilItFitsAsync(null, four.DoAsync, isHarmlessTwice, Ct));
    }

    [Fact]
    public async Task What_only_repeats_transactions_does_not_hide_that_another_writer_came_first()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var work = new Work(1, () => new DbUpdateConcurrencyException());

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => store.Retry.RunAsync(work.DoAsync, Ct));
        Assert.Equal(1, work.Attempts);
    }

    [Fact]
    public async Task A_fault_that_is_nobodys_interference_is_told_at_once()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var work = new Work(1, () => new NotSupportedException());

        await Assert.ThrowsAsync<NotSupportedException>(() => store.Retry.UntilItFitsAsync(null, work.DoAsync, isHarmlessTwice: true, Ct));
        Assert.Equal(1, work.Attempts);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_unit_of_work_is_stored_whole_or_not_at_all_and_told_when_it_is(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = (await store.AddCompanyAsync()).Id;
        var signal = new ChangeSignal();
        await using var db = store.Open();
        var unit = new UnitOfWork(db, store.Retry, signal);
        var told = signal.NextAsync(company);

        Assert.False(await unit.RunAsync(company, () => RenameAsync(db, "Not done", false), done => done, Ct));
        Assert.False(told.IsCompleted);
        Assert.True(await unit.RunAsync(company, () => RenameAsync(db, "Done", true), done => done, Ct));
        Assert.True(told.IsCompleted);

        await using var after = store.Open();
        Assert.Equal("Done", (await after.Companies.SingleAsync(Ct)).Name);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_unit_of_work_looks_again_when_another_writer_changed_what_it_read(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = (await store.AddCompanyAsync()).Id;
        await using var db = store.Open();
        var seen = new List<string>();

        await new UnitOfWork(db, store.Retry, new ChangeSignal()).RunAsync(
            company,
            async () =>
            {
                var row = await db.Companies.SingleAsync(Ct);
                seen.Add(row.Name);
                row.Name = $"{row.Name} mended";
                if (seen.Count == 1)
                {
                    // A row with a newer version, as it looks to this context.
                    db.Entry(row).Property(r => r.Version).OriginalValue = row.Version - 1;
                }

                return true;
            },
            _ => true,
            Ct);

        Assert.Equal([seen[0], seen[0]], seen);
        await using var after = store.Open();
        Assert.Equal($"{seen[0]} mended", (await after.Companies.SingleAsync(Ct)).Name);
    }

    private static async Task<bool> RenameAsync(ServerDb db, string name, bool isDone)
    {
        (await db.Companies.SingleAsync(Ct)).Name = name;
        return isDone;
    }

    // Fails so many times, then says how often it was done.
    private sealed class Work(int failures, Func<Exception> fault)
    {
        public int Attempts { get; private set; }

        public Task<int> DoAsync() => ++Attempts <= failures ? throw fault() : Task.FromResult(Attempts);
    }
}
