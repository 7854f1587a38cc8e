using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>
/// Finds records that QuickBooks changed while the app's own change was still waiting, before the app's is sent over it: the rules say
/// which side counts. A change of something the app does not manage (a payment came in) takes nothing from it and is no conflict.
/// </summary>
internal sealed class ConcurrentEdit(ServerDb db, LinkSettlement settlement)
{
    private readonly List<Guid> disputed = [];

    /// <summary>Compares the rows, before they are written, with what is stored. One look-up where anything linked has changed.</summary>
    public async Task DecideAsync(PageTarget page, IReadOnlyList<PageRow> rows, CancellationToken ct)
    {
        disputed.Clear();
        var changed = rows.Where(r => r is { State: RecordState.Linked, Known.State: RecordState.Linked })
            .ToDictionary(r => r.Id, r => r.Record);
        foreach (var lot in changed.Keys.InLots())
        {
            // What is under way, or in doubt, is settled by its own result.
            var waiting = await db.Records.AsNoTracking()
                .Where(r => r.CompanyId == page.CompanyId && r.Section == page.Section && lot.Contains(r.Id))
                .Where(r => r.App != null && r.QuickBooks != null && r.AppDeletedAt == null && r.PostedHash != r.AppHash)
                .Where(
                    r => !db.Posts.Any(
                        p => p.CompanyId == r.CompanyId && p.Section == r.Section && p.RecordId == r.Id
                            && (p.Status == PostStatus.Sent || p.Status == PostStatus.Unknown)))
                .Select(r => new { r.Id, r.App, r.AppHash, r.QuickBooks, r.EditSequence })
                .ToListAsync(ct);

            // Same EditSequence: our own write, not a change made in QuickBooks.
            disputed.AddRange(
                waiting.Where(
                        r => r.EditSequence != changed[r.Id].EditSequence
                            && Touches(WantedFields.Of(page.Section, r.App!, r.AppHash), r.QuickBooks!, changed[r.Id].Json))
                    .Select(r => r.Id));
        }
    }

    /// <summary>Applies the rules to what was found; after the rows were written.</summary>
    public async Task FinishAsync(PageTarget page, CancellationToken ct)
    {
        foreach (var lot in disputed.InLots())
        {
            var records = await db.Records.Where(r => r.CompanyId == page.CompanyId && r.Section == page.Section && lot.Contains(r.Id))
                .ToListAsync(ct);
            foreach (var record in records)
            {
                await settlement.SettleAsync(record, ct);
            }
        }

        if (disputed.Count > 0)
        {
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Whether QuickBooks changed a field that the app manages.</summary>
    /// <param name="app">The app's fields, JSON.</param>
    /// <param name="before">QuickBooks' fields as they were, JSON.</param>
    /// <param name="after">As they are now.</param>
    public static bool Touches(string app, string before, ReadOnlyMemory<byte> after)
    {
        using var managed = JsonDocument.Parse(app);
        using var was = JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after);
        return managed.RootElement.EnumerateObject().Any(field => !IsUnchanged(was.RootElement, now.RootElement, field.Name));
    }

    private static bool IsUnchanged(JsonElement was, JsonElement now, string field) =>
        (was.TryGetProperty(field, out var old), now.TryGetProperty(field, out var current)) switch
        {
            (true, true) => JsonElement.DeepEquals(old, current),
            (false, false) => true,
            _ => false,
        };
}
