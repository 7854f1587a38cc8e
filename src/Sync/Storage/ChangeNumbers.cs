using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Storage;

/// <summary>
/// Numbers of the change feed. They are taken by raising the company's counter inside the transaction that writes the entries: its row
/// stays locked until the commit, so the order of the numbers is the order of the commits and a reader never passes over one that comes
/// later. What the counter stands at is read once in a transaction; nobody else can raise it meanwhile.
/// </summary>
internal static class ChangeNumbers
{
    private static long unnumbered;

    /// <summary>
    /// Waits for other writers of this company's feed; from here to the commit there are none. Needs an open transaction, and costs nothing
    /// when it was done in it already.
    /// </summary>
    public static async Task LockAsync(ServerDb db, Guid companyId, CancellationToken ct)
    {
        if (!IsLocked(db, companyId))
        {
            await RaiseAsync(db, companyId, 0, ct);
            await ReadAsync(db, companyId, ct);
        }
    }

    /// <summary>Takes <paramref name="count"/> numbers. Needs an open transaction.</summary>
    /// <returns>The first of them; the others follow without a gap.</returns>
    public static async Task<long> TakeAsync(ServerDb db, Guid companyId, int count, CancellationToken ct)
    {
        var isLocked = IsLocked(db, companyId);
        await RaiseAsync(db, companyId, count, ct);
        if (isLocked)
        {
            db.FeedTail = db.FeedTail! with { Newest = db.FeedTail.Newest + count };
        }
        else
        {
            await ReadAsync(db, companyId, ct);
        }

        return db.FeedTail!.Newest - count + 1;
    }

    /// <summary>Stands for the number of an entry until it is saved: later ones are smaller.</summary>
    public static long NotYet() => -Interlocked.Increment(ref unnumbered);

    /// <summary>Gives the entries that are about to be saved their numbers.</summary>
    public static async Task GiveAsync(ServerDb db, CancellationToken ct)
    {
        foreach (var company in db.ChangeTracker.Entries<Change>().Where(
            e => e is { State: EntityState.Added, Entity.Sequence: < 0 }).GroupBy(e => e.Entity.CompanyId).ToList())
        {
            var entries = company.OrderByDescending(e => e.Entity.Sequence).ToList();
            var next = await TakeAsync(db, company.Key, entries.Count, ct);
            foreach (var entry in entries)
            {
                // The number is a part of the key, so the entry is tracked anew.
                var change = entry.Entity;
                entry.State = EntityState.Detached;
                db.Changes.Add(new Change
                {
                    CompanyId = change.CompanyId,
                    Sequence = next++,
                    At = change.At,
                    Type = change.Type,
                    Section = change.Section,
                    RecordId = change.RecordId,
                });
            }
        }
    }

    private static bool IsLocked(ServerDb db, Guid companyId) =>
        db.FeedTail is { } tail && tail.TransactionId == db.Database.CurrentTransaction?.TransactionId && tail.CompanyId == companyId;

    private static async Task ReadAsync(ServerDb db, Guid companyId, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException(
            "The change feed is written in a transaction, so that its numbers are in the order of the commits.");
        db.FeedTail = new FeedTail(
            transaction.TransactionId,
            companyId,
            await db.Companies.Where(c => c.Id == companyId).Select(c => c.ChangeSequence).SingleAsync(ct));
    }

    private static Task<int> RaiseAsync(ServerDb db, Guid companyId, int count, CancellationToken ct) =>
        db.Companies.Where(c => c.Id == companyId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ChangeSequence, c => c.ChangeSequence + count), ct);
}

/// <summary>Where a company's change feed ends, known to a transaction that keeps others from writing it.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="Newest">The number of its newest entry.</param>
internal sealed record FeedTail(Guid TransactionId, Guid CompanyId, long Newest);
