using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>The records that a refused request names, of which QuickBooks can be asked by id.</summary>
internal sealed class NamedReferences(ServerDb db, ReferenceResolver references)
{
    // Nobody names more at fault, and each is a query of its own.
    private const int Most = 20;

    /// <summary>One of them.</summary>
    /// <param name="Section">Its section.</param>
    /// <param name="QuickBooksId">Its id.</param>
    /// <param name="Name">Its name or number; null when it has none.</param>
    internal sealed record Named(string Section, string QuickBooksId, string? Name);

    /// <summary>Those that matter to what QuickBooks said: the one its words quote, else all.</summary>
    public async Task<IReadOnlyList<Named>> OfAsync(Record record, IdTrouble trouble, string? text, CancellationToken ct)
    {
        if (record.App is not { } app)
        {
            return [];
        }

        var fields = (JsonObject)JsonNode.Parse(app)!;
        var stored = record.QuickBooks is null ? default : JsonSerializer.Deserialize<JsonElement>(record.QuickBooks);
        var section = SectionCatalogue.Find(record.Section)!;
        if (SectionObjects.Of(section, JsonSerializer.SerializeToElement(fields), stored) is not { Add: { } add })
        {
            return [];
        }

        var named = new List<Named>();
        foreach (var reference in ReferenceFinder.Find(add, fields).Where(r => trouble != IdTrouble.Overpaid || r.IsTransaction))
        {
            if (await FindAsync(record, reference, ct) is { } found && found.QuickBooksId != record.QuickBooksId)
            {
                named.Add(found);
            }
        }

        var quoted = QuickBooksText.Quotes(text);
        var meant = named.FindAll(n => quoted.Contains(n.QuickBooksId) || (n.Name is not null && quoted.Contains(n.Name)));
        return [.. (meant.Count > 0 ? meant : named).Distinct().Take(Most)];
    }

    private async Task<Named?> FindAsync(Record record, RecordReference reference, CancellationToken ct)
    {
        if (await references.ResolveAsync(record.CompanyId, reference, ct) is not Resolution.Known known)
        {
            return null;
        }

        var sections = SectionObjects.SectionsOf(reference.Targets);
        return await db.Records.AsNoTracking()
            .Where(r => r.CompanyId == record.CompanyId && sections.Contains(r.Section) && r.Id == known.RecordId)
            .Select(r => new Named(r.Section, known.QuickBooksId, r.Name))
            .SingleOrDefaultAsync(ct);
    }
}
