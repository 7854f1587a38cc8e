using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Rules;

/// <summary>
/// With whom a list entry was merged, which QuickBooks tells nobody. It shows in what was moved: a record of the app still names the one
/// that is gone, and in QuickBooks it names another.
/// </summary>
internal sealed class HeirSearch(ServerDb db)
{
    // All that were moved say the same.
    private const int Most = 20;

    // The latest ones; the search reads what the app said of each.
    private const int MostRead = 2_000;

    /// <summary>The full name of the other; null when nothing shows it, or not all that were moved went to the same one.</summary>
    public async Task<string?> FindAsync(Record gone, CancellationToken ct)
    {
        var heirs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in ReferenceMap.DependentsOf(gone.Section))
        {
            List<string> properties = [.. ReferenceMap.Of(section).Where(p => p.Value.Contains(gone.Section)).Select(p => p.Key)];
            foreach (var (app, quickBooks) in await MentioningAsync(gone, section, ct))
            {
                heirs.UnionWith(properties.Select(p => Heir(gone, app, quickBooks, p)).OfType<string>());
            }
        }

        return heirs.Count == 1 ? await NameAsync(gone, heirs.Single(), ct) : null;
    }

    private async Task<List<(JsonElement App, JsonElement QuickBooks)>> MentioningAsync(Record gone, string section, CancellationToken ct)
    {
        var id = gone.QuickBooksId!;
        var external = gone.ExternalId ?? id;
        var name = gone.Name ?? id;
        var rows = await db.Records.AsNoTracking()
            .Where(r => r.CompanyId == gone.CompanyId && r.Section == section && r.ExternalId != null && r.QuickBooksId != null)
            .Where(r => r.State == RecordState.Linked && r.Id != gone.Id)
            .OrderByDescending(r => r.Id)
            .Take(MostRead)
            .Where(r => r.App!.Contains(id) || r.App!.Contains(external) || r.App!.Contains(name))
            .OrderByDescending(r => r.Id)
            .Take(Most)
            .Select(r => new { r.App, r.QuickBooks })
            .ToListAsync(ct);
        return rows.ConvertAll(r => (Parse(r.App), Parse(r.QuickBooks)));
    }

    // Whom QuickBooks names where the app names the one that is gone.
    private static string? Heir(Record gone, JsonElement app, JsonElement quickBooks, string property)
    {
        if (!app.TryGetProperty(property, out var ours) || !quickBooks.TryGetProperty(property, out var theirs))
        {
            return null;
        }

        var isNamed = RecordHead.Text(ours, "listID") == gone.QuickBooksId
            || (gone.ExternalId is not null && RecordHead.Text(ours, "externalId") == gone.ExternalId)
            || string.Equals(RecordHead.Text(ours, "fullName"), gone.Name, StringComparison.OrdinalIgnoreCase);
        return isNamed && RecordHead.Text(theirs, "listID") is { } id && id != gone.QuickBooksId ? id : null;
    }

    private Task<string?> NameAsync(Record gone, string id, CancellationToken ct) => db.Records.AsNoTracking()
        .Where(
            r => r.CompanyId == gone.CompanyId && r.Section == gone.Section && r.QuickBooksId == id && r.State != RecordState.Deleted)
        .Select(r => r.Name)
        .SingleOrDefaultAsync(ct);

    private static JsonElement Parse(string? json) => JsonSerializer.Deserialize<JsonElement>(json ?? "{}");
}
