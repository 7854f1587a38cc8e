using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Documents;

/// <summary>
/// Gives the references of records the names of what they refer to, where the app sent only ids: a person reads names. For pages; what is
/// stored stays as it is.
/// </summary>
internal sealed class ReferenceNames(ServerDb db)
{
    private static readonly List<string> Sections = [.. SectionCatalogue.All.Select(s => s.Name)];

    /// <summary>Fills the names into the app's side of records that are not tracked.</summary>
    public async Task FillAsync(Guid companyId, IEnumerable<Record?> records, CancellationToken ct)
    {
        var sides = records.OfType<Record>().Where(r => r.App?.Contains("externalId", StringComparison.Ordinal) == true)
            .Select(r => (Record: r, Side: JsonNode.Parse(r.App!))).ToList();
        var references = sides.SelectMany(s => ReferencesIn(s.Side)).ToList();
        if (references.Count == 0)
        {
            return;
        }

        var found = await references.Select(IdOf).ReadInLotsAsync(
            lot => db.Records.AsNoTracking()
                .Where(r => r.CompanyId == companyId && Sections.Contains(r.Section) && lot.Contains(r.ExternalId!))
                .Select(r => new { r.ExternalId, r.Section, r.Name }),
            ct);
        var names = found.Where(r => r.Name is not null).ToLookup(r => r.ExternalId!);
        foreach (var reference in references)
        {
            // An id that two sections know says no name, rather than a wrong one.
            if (names[IdOf(reference)].ToList() is [var named])
            {
                reference["fullName"] = SectionCatalogue.Find(named.Section) is { IsTransaction: true } section
                    ? $"{Paper.One(section)} {named.Name}"
                    : named.Name;
            }
        }

        foreach (var (record, side) in sides)
        {
            record.App = side!.ToJsonString();
        }
    }

    private static string IdOf(JsonObject reference) => reference["externalId"]!.GetValue<string>();

    private static IEnumerable<JsonObject> ReferencesIn(JsonNode? node) => node switch
    {
        JsonObject o when o["externalId"] is JsonValue id && id.TryGetValue<string>(out _) && o["fullName"] is null => [o],
        JsonObject o => o.SelectMany(p => ReferencesIn(p.Value)),
        JsonArray list => list.SelectMany(ReferencesIn),
        _ => [],
    };
}
