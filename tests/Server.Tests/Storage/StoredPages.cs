using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>Pages of customers, written as a session writes them.</summary>
internal static class StoredPages
{
    public const string Section = "customers";

    public static readonly DateTime First = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);
    public static readonly DateTime Second = First.AddMinutes(60).AddMicroseconds(123_450);

    public static async Task<int> DeleteAsync(TestDatabase store, Company company, DeletedRecord[] deleted)
    {
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var marked = await RecordPageWriter.For(store.Provider)
            .DeleteAsync(db, new PageTarget(company.Id, Section, Second), deleted, null, default);
        await transaction.CommitAsync();
        return marked.Count;
    }

    public static async Task<PageResult> WriteAsync(TestDatabase store, Company company, DateTime now, params StagedRecord[] records)
    {
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = default(PageResult);
        foreach (var batch in records.Chunk(1000))
        {
            result += await RecordPageWriter.For(store.Provider).WriteAsync(db, company.Id, Section, batch, now, default);
        }

        await transaction.CommitAsync();
        return result;
    }

    public static async Task<Record> FindAsync(TestDatabase store, string quickBooksId)
    {
        await using var db = store.Open();
        return await db.Records.SingleAsync(r => r.QuickBooksId == quickBooksId);
    }

    public static async Task EditAsync(TestDatabase store, string quickBooksId, Action<Record> edit)
    {
        await using var db = store.Open();
        edit(await db.Records.SingleAsync(r => r.QuickBooksId == quickBooksId));
        await db.SaveChangesAsync();
    }
}
