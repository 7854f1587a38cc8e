using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.AppRecords;

/// <summary>Finds the row a call means: by the app's id, and by the QuickBooks id the body names, which links the two.</summary>
internal sealed class AppLinking(ServerDb db, RecordMerger merger)
{
    /// <summary>The rows, as they are before the call.</summary>
    /// <param name="Own">The row with the app's id; null when there is none.</param>
    /// <param name="Other">The row with the QuickBooks id that is to be linked; null when none is.</param>
    /// <param name="Refusal">Why the call cannot be carried out.</param>
    internal sealed record Found(Record? Own, Record? Other, CommandRefusal? Refusal)
    {
        /// <summary>The row whose QuickBooks side counts for the check.</summary>
        public Record? Meant => Other ?? Own;
    }

    /// <summary>Looks for them. Reads only.</summary>
    public async Task<Found> FindAsync(AppCall call, AppBody body, CancellationToken ct)
    {
        var rows = db.Records.AsNoTracking().Where(r => r.CompanyId == call.CompanyId && r.Section == call.Section.Name);
        var own = await rows.SingleOrDefaultAsync(r => r.ExternalId == call.ExternalId, ct);
        if (body.QuickBooksId is not { } id || own?.QuickBooksId == id)
        {
            return new Found(own, null, null);
        }

        var other = await rows.SingleOrDefaultAsync(r => r.QuickBooksId == id, ct);
        return new Found(own, other, await RefuseAsync(own, other, id, call, ct));
    }

    /// <summary>The tracked row to change; null when one of the rows changed since it was found.</summary>
    /// <returns>The row, whether it is new, whether it was linked just now.</returns>
    public async Task<(Record Record, bool IsNew, bool IsLinked)?> TakeAsync(AppCall call, Found found, DateTime now, CancellationToken ct)
    {
        var rows = await db.Records
            .Where(
                r => r.CompanyId == call.CompanyId && r.Section == call.Section.Name
                    && (r.ExternalId == call.ExternalId || (found.Other != null && r.Id == found.Other.Id)))
            .ToListAsync(ct);
        var own = rows.Find(r => r.ExternalId == call.ExternalId);
        var other = found.Other is null ? null : rows.Find(r => r.Id == found.Other.Id);
        if (own?.Version != found.Own?.Version || own?.Id != found.Own?.Id || other?.Version != found.Other?.Version)
        {
            return null;
        }

        if (own is not null && other is null)
        {
            return (own, false, false);
        }

        own ??= new Record(RecordState.AppOnly)
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)),
            CompanyId = call.CompanyId,
            Section = call.Section.Name,
            ExternalId = call.ExternalId,
            CreatedAt = now,
        };
        if (other is not null)
        {
            return (await merger.LinkAsync(own, other, ct), false, true);
        }

        db.Records.Add(own);
        return (own, true, false);
    }

    private async Task<CommandRefusal?> RefuseAsync(Record? own, Record? other, string id, AppCall call, CancellationToken ct)
    {
        if (own?.QuickBooksId is { } linked && own.State != RecordState.Deleted)
        {
            return CommandRefusal.Conflict(
                "alreadyLinked",
                $"\"{call.ExternalId}\" is linked to {linked} in QuickBooks, so it cannot be linked to {id}.",
                "Leave the id out, or delete the record here first.");
        }

        if (other is null || other.State == RecordState.Deleted)
        {
            return CommandRefusal.Conflict(
                "quickBooksRecordNotFound",
                other is null
                    ? $"No record with the id {id} is known in {call.Section.Name}."
                    : $"The record with the id {id} was deleted in QuickBooks.",
                "Wait for the next sync when it is new in QuickBooks; else leave the id out.");
        }

        if (other.ExternalId is { } taken)
        {
            return CommandRefusal.Conflict(
                "alreadyLinked",
                $"The record {id} of QuickBooks is linked to \"{taken}\" already.",
                "Use that record, or delete its app's side first.");
        }

        var isUnderWay = own is not null && await db.Posts.UnderWay(own).AnyAsync(ct);
        return isUnderWay
            ? CommandRefusal.Conflict(
                "postUnderWay",
                "The record is on its way to QuickBooks at this moment, so it cannot be linked to another one.",
                "Look again after the next contact.")
            : null;
    }
}
