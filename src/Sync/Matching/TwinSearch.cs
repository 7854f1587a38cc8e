using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>Looks in what was imported, and among the app's other records, for those a new record may be the same as.</summary>
internal sealed class TwinSearch(ServerDb db, AppKeys keys)
{
    // Around the day on which the app put one without a date.
    private const int DaysAround = 3;

    /// <summary>What was found.</summary>
    /// <param name="Is">What it comes to.</param>
    /// <param name="Free">Those of QuickBooks that no record of the app is linked to; tracked.</param>
    /// <param name="Linked">Those that are linked to other records of the app.</param>
    internal sealed record Found(Twin Is, IReadOnlyList<Record> Free, IReadOnlyList<Record> Linked)
    {
        /// <summary>The QuickBooks ids of all that it may be.</summary>
        public IReadOnlyList<string> Ids => [.. Free.Concat(Linked).Select(r => r.QuickBooksId!)];
    }

    /// <summary>Looks for them; null when the record has no key by which it could be found.</summary>
    public async Task<Found?> FindAsync(Record record, CancellationToken ct)
    {
        var section = SectionCatalogue.Find(record.Section)!;
        if (record.Name is null)
        {
            return null;
        }

        // Usually no record has this name; one query settles it.
        var named = await NamedAsync(record, section, ct);
        if (named.Count == 0)
        {
            return new Found(Twin.None, [], []);
        }

        if (await keys.OfAsync(record, mayBeUndated: true, ct) is not { } key)
        {
            return null;
        }

        var theirs = named.FindAll(r => r.QuickBooksId is not null && IsSame(section, r, key));
        var alive = theirs.FindAll(r => r.State != RecordState.Deleted);
        var free = alive.FindAll(r => r.ExternalId is null);
        var linked = alive.FindAll(r => r.ExternalId is not null && MayBeSameAmount(section, record.App, r.QuickBooks));
        var (isClaimed, isUnderWay) = await OursAsync(section, record, key, named.FindAll(r => r.QuickBooksId is null), ct);
        return new Found(
            TwinTable.Found(
                free.Count,
                !IsUndated(section, record) && free.TrueForAll(r => MayBeSameAmount(section, record.App, r.QuickBooks)),
                linked.Count,
                isClaimed,
                isUnderWay,
                theirs.Count > alive.Count),
            free,
            linked);
    }

    private Task<List<Record>> NamedAsync(Record record, SectionDef section, CancellationToken ct)
    {
        var names = NameVariants.Of([record.Name!]);
        var (from, to) = (record.TxnOn, record.TxnOn);
        if (IsUndated(section, record))
        {
            var put = DateOnly.FromDateTime(record.AppModifiedAt ?? record.CreatedAt);
            (from, to) = (put.AddDays(-DaysAround), put.AddDays(DaysAround));
        }

        return db.Records
            .Where(r => r.CompanyId == record.CompanyId && r.Section == record.Section && r.Id != record.Id)
            .Where(r => names.Contains(r.Name!))
            .Where(r => !section.IsTransaction || r.TxnOn == null || (r.TxnOn >= from && r.TxnOn <= to))
            .ToListAsync(ct);
    }

    // QuickBooks gives it the day on which it is added; the same number in these days may then be the same one, for a person to say.
    private static bool IsUndated(SectionDef section, Record record) => section.IsTransaction && record.TxnOn is null;

    // Another record of the app that looks the same may be meant as well; one that is on its way may be there in a moment.
    private async Task<(bool IsClaimed, bool IsUnderWay)> OursAsync(
        SectionDef section, Record record, NaturalKey key, List<Record> others, CancellationToken ct)
    {
        var (isClaimed, isUnderWay) = (false, false);
        foreach (var other in others.Where(o => o is { App: not null, AppDeletedAt: null, State: not RecordState.Deleted }))
        {
            if (await keys.OfAsync(other, mayBeUndated: true, ct) is not { } theirs || !theirs.MayBeSameAs(key))
            {
                continue;
            }

            isClaimed |= other.Settled is null;
            isUnderWay |= MayBeSameAmount(section, record.App, other.App) && await IsUnderWayAsync(other, ct);
        }

        return (isClaimed, isUnderWay);
    }

    // Packed a moment ago into the same message, perhaps, which is not saved yet.
    private async Task<bool> IsUnderWayAsync(Record other, CancellationToken ct) =>
        db.Posts.Local.Any(p => p.RecordId == other.Id && p.Status is PostStatus.Sent or PostStatus.Unknown)
        || await db.Posts.UnderWay(other).AnyAsync(ct);

    private static bool IsSame(SectionDef section, Record theirs, NaturalKey key) =>
        NaturalKey.OfQuickBooks(section, theirs.Name, theirs.TxnOn, Encoding.UTF8.GetBytes(theirs.QuickBooks ?? "{}")) is { } other
        && key.MayBeSameAs(other);

    private static bool MayBeSameAmount(SectionDef section, string? app, string? other) =>
        !section.IsTransaction || TransactionAmount.MayBeSame(Parse(app), Parse(other));

    private static JsonElement Parse(string? json) => JsonSerializer.Deserialize<JsonElement>(json ?? "{}");
}
