using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Records;
using static WebConnectorSync.Server.Tests.Storage.StoredPages;

namespace WebConnectorSync.Server.Tests.Storage;

public sealed class StoringAPage
{
    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task New_records_are_stored_with_every_field(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        var staged = Staged.Customer(
            "80000001-1", "Käfer & <Söhne> 株式会社 🌿") with { ParentId = "80000009-9", IsActive = false, TxnOn = new(2026, 2, 28) };

        var result = await WriteAsync(store, company, Second, staged);

        Assert.Equal(new PageResult(1, 0, 0, 0), result);
        await using var db = store.Open();
        var record = await db.Records.SingleAsync();
        Assert.Equal(company.Id, record.CompanyId);
        Assert.Equal(7, record.Id.Version);
        Assert.Equal((RecordState.QuickBooksOnly, staged.QuickBooksId, staged.Name), (record.State, record.QuickBooksId, record.Name));
        Assert.Equal(
            (staged.EditSequence, staged.TimeModified, staged.ParentId), (record.EditSequence, record.TimeModified, record.ParentId));
        Assert.Equal((staged.IsActive, staged.TxnOn, staged.ContentHash), (record.IsActive, record.TxnOn, record.ContentHash));
        Assert.Equal(Staged.Text(staged), record.QuickBooks);
        Assert.Equal((Second, Second, 0), (record.CreatedAt, record.ModifiedAt, record.Version));
        Assert.Equal((null, null, null), (record.ExternalId, record.App, record.Reason));
        Assert.True(await db.Records.AnyAsync(r => r.ModifiedAt == Second));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_repeated_page_changes_nothing(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        var page = Staged.Customers(1500).ToArray();
        await WriteAsync(store, company, First, page);

        var result = await WriteAsync(store, company, Second, page);

        Assert.Equal(new PageResult(0, 0, 1500, 0), result);
        await using var db = store.Open();
        Assert.Equal(1500, await db.Records.CountAsync(r => r.ModifiedAt == First && r.Version == 0));
        Assert.Equal(1500, await db.Changes.CountAsync());
        Assert.Equal(1500, (await db.Companies.SingleAsync()).ChangeSequence);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_changed_record_keeps_its_id_its_link_and_the_apps_fields(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await WriteAsync(store, company, First, Staged.Customer("80000001-1"), Staged.Customer("80000002-1"));
        await EditAsync(store, "80000001-1", r => r.LinkWith("c-1", """{"name":"Kern"}"""));
        var before = await FindAsync(store, "80000001-1");

        var result =
            await WriteAsync(store, company, Second, Staged.Customer("80000001-1", "Kern Lighting", "2"), Staged.Customer("80000002-1"));

        Assert.Equal(new PageResult(0, 1, 1, 0), result);
        var after = await FindAsync(store, "80000001-1");
        Assert.Equal((before.Id, RecordState.Linked, "c-1", before.App), (after.Id, after.State, after.ExternalId, after.App));
        Assert.Equal(
            ("Kern Lighting", "2", First, Second, before.Version + 1),
            (after.Name, after.EditSequence, after.CreatedAt, after.ModifiedAt, after.Version));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_same_edit_sequence_with_other_content_is_a_change(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await WriteAsync(store, company, First, Staged.Customer("80000001-1", "before"));

        var result = await WriteAsync(store, company, Second, Staged.Customer("80000001-1", "after"));

        Assert.Equal(new PageResult(0, 1, 0, 0), result);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_record_that_comes_twice_in_a_page_is_stored_as_it_came_last(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();

        var result =
            await WriteAsync(store, company, First, Staged.Customer("80000001-1", "old", "1"), Staged.Customer("80000001-1", "new", "2"));

        Assert.Equal(new PageResult(1, 0, 0, 0), result);
        Assert.Equal("new", (await FindAsync(store, "80000001-1")).Name);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_deleted_record_that_is_back_is_revived_unchanged_or_not(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await WriteAsync(store, company, First, Staged.Customer("80000001-1"), Staged.Customer("80000002-1"));
        await EditAsync(store, "80000001-1", r => r.MarkDeleted(Reason.Of(ReasonCode.DeletedInQuickBooks), First));
        await EditAsync(
            store, "80000002-1", r => { r.ExternalId = "c-2"; r.MarkDeleted(Reason.Of(ReasonCode.DeletedInQuickBooks), First); });

        var result = await WriteAsync(store, company, Second, Staged.Customer("80000001-1"), Staged.Customer("80000002-1", "other", "2"));

        Assert.Equal(new PageResult(0, 0, 0, 2), result);
        var one = await FindAsync(store, "80000001-1");
        var two = await FindAsync(store, "80000002-1");
        Assert.Equal((RecordState.QuickBooksOnly, null), (one.State, one.Reason));
        Assert.Equal((RecordState.Linked, null), (two.State, two.Reason));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_ignored_record_stays_ignored_and_keeps_its_reason(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await WriteAsync(store, company, First, Staged.Customer("80000001-1"));
        await EditAsync(store, "80000001-1", r => r.Ignore(Reason.Of(ReasonCode.CreatedBefore, "2026-01-01"), First));

        await WriteAsync(store, company, Second, Staged.Customer("80000001-1", "other", "2"));

        var record = await FindAsync(store, "80000001-1");
        Assert.Equal(
            (RecordState.Ignored, Reason.Of(ReasonCode.CreatedBefore, "2026-01-01"), "other"), (record.State, record.Reason, record.Name));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_feed_tells_each_change_once_in_order_without_gaps(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await WriteAsync(store, company, First, [.. Staged.Customers(1000)]);
        await WriteAsync(store, company, Second, Staged.Customer("80000001-1234567890", "renamed", "2"), Staged.Customer("90000001-1"));

        await using var db = store.Open();
        var changes = await db.Changes.OrderBy(c => c.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 1002).Select(n => (long)n), changes.Select(c => c.Sequence));
        Assert.Equal(
            [.. await db.Records.OrderBy(r => r.Id).Select(r => r.Id).Take(1000).ToListAsync()],
            changes.Take(1000).Select(c => c.RecordId));
        Assert.Equal((ChangeType.Updated, ChangeType.Created), (changes[1000].Type, changes[1001].Type));
        Assert.All(changes, c => Assert.Equal((company.Id, Section), (c.CompanyId, c.Section)));
        Assert.Equal((First, Second), (changes[0].At, changes[1001].At));
        Assert.Equal(1002, (await db.Companies.SingleAsync()).ChangeSequence);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_transaction_that_is_not_committed_leaves_nothing(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await using (var db = store.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await RecordPageWriter.For(store.Provider).WriteAsync(db, company.Id, Section, Staged.Customers(10), First, default);
        }

        await using var after = store.Open();
        Assert.False(await after.Records.AnyAsync());
        Assert.Equal(0, (await after.Companies.SingleAsync()).ChangeSequence);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Companies_and_sections_do_not_touch_each_others_records(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var one = await store.AddCompanyAsync("One");
        var two = await store.AddCompanyAsync("Two");
        await WriteAsync(store, one, First, Staged.Customer("80000001-1", "of one"));

        var result = await WriteAsync(store, two, First, Staged.Customer("80000001-1", "of two"));

        Assert.Equal(new PageResult(1, 0, 0, 0), result);
        await using var db = store.Open();
        Assert.Equal(["of one", "of two"], await db.Records.Select(r => r.Name).Order().ToListAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_deletion_keeps_the_fields_is_told_once_and_is_undone_by_the_record_itself(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await WriteAsync(store, company, First, Staged.Customer("80000001-1"), Staged.Customer("80000002-1"));
        DeletedRecord[] told = [DeletedRecord.Told("80000001-1", "2026-11-21T14:02:11"), DeletedRecord.Told("80000077-1", null)];

        var deleted = (await DeleteAsync(store, company, told), await DeleteAsync(store, company, told));

        Assert.Equal((1, 0), deleted);
        var record = await FindAsync(store, "80000001-1");
        Assert.Equal(
            (RecordState.Deleted, Reason.Of(ReasonCode.DeletedInQuickBooksOn, "2026-11-21"), Second, 1),
            (record.State, record.Reason, record.ModifiedAt, record.Version));
        Assert.NotNull(record.QuickBooks);
        Assert.Equal(RecordState.QuickBooksOnly, (await FindAsync(store, "80000002-1")).State);
        await using var db = store.Open();
        var change = await db.Changes.OrderBy(c => c.Sequence).LastAsync();
        Assert.Equal(
            (3, ChangeType.Deleted, record.Id, Section, Second),
            (change.Sequence, change.Type, change.RecordId, change.Section, change.At));
        Assert.Equal(new PageResult(0, 0, 0, 1), await WriteAsync(store, company, Second, Staged.Customer("80000001-1")));
        record = await FindAsync(store, "80000001-1");
        Assert.Equal((RecordState.QuickBooksOnly, null), (record.State, record.Reason));
    }
}
