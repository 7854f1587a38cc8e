using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Records;
using static WebConnectorSync.Server.Tests.Storage.StoredPages;

namespace WebConnectorSync.Server.Tests.Storage;

public sealed class WhenOthersWriteTheSameRows
{
    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_change_of_the_app_waits_until_the_page_is_stored_and_then_looks_again(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await WriteAsync(store, company, First, Staged.Customer("80000001-1"));
        await using var app = store.Open();
        var record = await app.Records.SingleAsync(r => r.QuickBooksId == "80000001-1");
        record.LinkWith("c-1", """{"name":"Kern"}""");
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var page = await RecordPageWriter.For(store.Provider).OpenAsync(
            db, new PageTarget(company.Id, Section, Second), [Staged.Customer("80000001-1", "Kern Lighting", "2")], null, default);

        var saving = Task.Run(() => app.SaveChangesAsync());
        await RecordPageWriter.For(store.Provider).StoreAsync(db, page, default);
        await transaction.CommitAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => saving);
        await EditAsync(store, "80000001-1", r => r.LinkWith("c-1", """{"name":"Kern"}"""));
        var stored = await FindAsync(store, "80000001-1");
        Assert.Equal((RecordState.Linked, "c-1", "Kern Lighting", 2), (stored.State, stored.ExternalId, stored.Name, stored.Version));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_row_that_changed_since_it_was_found_is_not_written_over(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await WriteAsync(store, company, First, Staged.Customer("80000001-1"));
        await using (var db = store.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var page = await RecordPageWriter.For(store.Provider).OpenAsync(
                db, new PageTarget(company.Id, Section, Second), [Staged.Customer("80000001-1", "Kern Lighting", "2")], null, default);
            await db.Records.ExecuteUpdateAsync(
                set => set.SetProperty(r => r.ParentId, "The app's.").SetProperty(r => r.Version, r => r.Version + 1));

            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
                () => RecordPageWriter.For(store.Provider).StoreAsync(db, page, default));
        }

        Assert.NotEqual("Kern Lighting", (await FindAsync(store, "80000001-1")).Name);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_found_without_a_lock_is_believed_only_where_nothing_is_new(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await WriteAsync(store, company, First, Staged.Customer("80000001-1"), Staged.Customer("80000002-1"));
        await using var db = store.Open();
        await db.Database.OpenConnectionAsync();
        var known = new KnownRecords(
            RecordPageWriter.For(store.Provider), db, company.Id).Await(Section, ["80000001-1"]).Await("vendors", ["80000002-1"]);
        await known.FindAsync(Section, ["80000001-1"], default);
        await EditAsync(store, "80000001-1", r => r.LinkWith("c-1"));

        await using var transaction = await db.Database.BeginTransactionAsync();
        var same = await RecordPageWriter.For(store.Provider)
            .OpenAsync(db, new PageTarget(company.Id, Section, Second), [Staged.Customer("80000001-1")], known, default);
        var changed = await RecordPageWriter.For(store.Provider).OpenAsync(
            db, new PageTarget(company.Id, Section, Second), [Staged.Customer("80000001-1", "Kern Lighting", "2")], known, default);

        Assert.True(same.IsNothingNew);
        Assert.Equal((RecordState.Linked, 1), (changed.Rows.Single().State, changed.Rows.Single().Version));
        Assert.Null(await known.FindAsync(Section, ["80000001-1"], default));
        Assert.Empty((await known.FindAsync("vendors", ["80000002-1"], default))!);
    }
}
