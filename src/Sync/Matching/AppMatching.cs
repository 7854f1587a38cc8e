using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>Looks whether QuickBooks has the records of the app already.</summary>
internal sealed class AppMatching(ServerDb db, AppKeys keys, RecordMerger merger, TimeProvider clock)
{
    /// <summary>
    /// Links the record with the one of QuickBooks that has the same natural key; with several it becomes a conflict. The record is
    /// tracked and has its fields. What cannot be another one's is left alone.
    /// </summary>
    /// <returns>The row that stays, and whether that is a linked one now.</returns>
    public async Task<(Record Record, bool IsLinked)> MatchAsync(Record record, CancellationToken ct)
    {
        if (record is not { QuickBooksId: null, App: not null, AppDeletedAt: null, Settled: null,
            State: RecordState.AppOnly or RecordState.Ignored or RecordState.Conflict }
            || await db.Posts.UnderWay(record).AnyAsync(ct) || await keys.OfAsync(record, ct) is not { } key)
        {
            return (record, false);
        }

        var found = await FindAsync(record, key, ct);
        if (found.Count == 1 && !await IsClaimedAsync(record, key, ct))
        {
            return (await merger.JoinAsync(record, found[0], ct), true);
        }

        SetDoubt(record, found);
        return (record, false);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<List<Record>> FindAsync(Record record, NaturalKey key, CancellationToken ct)
    {
        var section = SectionCatalogue.Find(record.Section)!;
        var names = NameVariants.Of([key.Name]);
        var alike = await db.Records.OnlyInQuickBooks(record.CompanyId, record.Section)
            .Where(r => names.Contains(r.Name!) && (!section.IsTransaction || r.TxnOn == key.On))
            .ToListAsync(ct);
        return alike.FindAll(
            r => NaturalKey.OfQuickBooks(section, r.Name, r.TxnOn, System.Text.Encoding.UTF8.GetBytes(r.QuickBooks ?? "{}")) is { } theirs
                && key.IsSameAs(theirs));
    }

    // Another record of the app that looks the same may be meant as well.
    private async Task<bool> IsClaimedAsync(Record record, NaturalKey key, CancellationToken ct)
    {
        var names = NameVariants.Of([key.Name]);
        var others = await db.Records.AsNoTracking().Unmatched(record.CompanyId, record.Section).Where(
            r => names.Contains(r.Name!) && r.Id != record.Id).ToListAsync(ct);
        foreach (var other in others)
        {
            if (await keys.OfAsync(other, ct) is { } theirs && theirs.IsSameAs(key))
            {
                return true;
            }
        }

        return false;
    }

    private void SetDoubt(Record record, List<Record> found)
    {
        if (found.Count == 0)
        {
            if (record is { State: RecordState.Conflict, Candidates: not null })
            {
                // It was changed and looks like none of them any more.
                record.SyncFromApp(Now);
                record.Candidates = null;
            }

            return;
        }

        var ids = found.ConvertAll(f => f.QuickBooksId!);
        if (record.State == RecordState.Conflict && MatchCandidates.Read(record).SequenceEqual(ids, StringComparer.Ordinal))
        {
            return;
        }

        MatchCandidates.Set(record, ids, Now);
        ChangeFeed.Add(db, record.CompanyId, [(record, ChangeType.Conflict)], Now);
    }
}
