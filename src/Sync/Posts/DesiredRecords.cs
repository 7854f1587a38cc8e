using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Characters;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>Makes of the app's fields what is wanted in QuickBooks. The check at a PUT and the writing of a post both begin here.</summary>
internal sealed class DesiredRecords(ServerDb db, ReferenceResolver references, RuleCache ruleCache)
{
    /// <summary>The record as wanted; null when the section's records cannot be written.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="section">The record's section.</param>
    /// <param name="app">The app's fields.</param>
    /// <param name="quickBooks">QuickBooks' fields, JSON; null while it does not have it.</param>
    /// <param name="recordId">The record's own id, which it must not refer to; null before it has one.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<DesiredRecord?> ReadAsync(
        Guid companyId, SectionDef section, string app, string? quickBooks, Guid? recordId, CancellationToken ct)
    {
        var fields = (JsonObject)JsonNode.Parse(app)!;
        var given = JsonSerializer.SerializeToElement(fields);
        var stored = quickBooks is null ? default : JsonSerializer.Deserialize<JsonElement>(quickBooks);
        if (SectionObjects.Of(section, given, stored) is not { Add: { } add } definition)
        {
            return null;
        }

        var rules = (await ruleCache.CurrentAsync(companyId, ct)).Of(section.Name);
        var changed = rules.Characters == CharacterPolicy.Transliterate ? TextFields.Transliterate(fields) : [];

        // A Mod has elements an Add has not, and the other way round.
        var found = ReferenceFinder.Find(add, fields);
        if (stored.ValueKind == JsonValueKind.Object && definition.Mod is { } mod)
        {
            var paths = found.Select(r => r.Path).ToHashSet(StringComparer.Ordinal);
            found = [.. found, .. ReferenceFinder.Find(mod, fields).Where(r => !paths.Contains(r.Path))];
        }

        // A job whose parent the app does not give stays where it is.
        var parentName = given.TryGetProperty("parentRef", out _) ? await ParentNameAsync(companyId, found, ct)
            : stored.ValueKind == JsonValueKind.Object && stored.TryGetProperty("parentRef", out var stays)
                ? RecordHead.Text(stays, "fullName")
                : null;
        var wanted = new DesiredRecord(
            definition, fields, found, RecordHead.Of(JsonSerializer.SerializeToElement(fields), parentName), rules.Characters);
        wanted.Warnings.AddRange(
            changed.Select(
                c => new FieldProblem(
                    c.Path,
                    "transliterated",
                    $"{c.Path} has characters QuickBooks cannot keep; it is sent as \"{c.Text}\".",
                    "Send it in Western European letters to have it as it is.")));
        foreach (var reference in found)
        {
            await ResolveAsync(companyId, wanted, reference, recordId, ct);
        }

        return wanted;
    }

    private async Task ResolveAsync(Guid companyId, DesiredRecord wanted, RecordReference reference, Guid? recordId, CancellationToken ct)
    {
        var meant = await references.ResolveAsync(companyId, reference, ct);
        Note(wanted, reference, meant);
        switch (meant)
        {
            case Resolution.Known known when known.RecordId == recordId && reference.Path == "parentRef":
            case Resolution.Waiting waiting when waiting.RecordId == recordId:
                wanted.Problems.Add(
                    new FieldProblem(
                        reference.Path,
                        "selfReference",
                        $"{reference.Path} names the record itself.",
                        "Name another record, or leave it out."));
                break;
            case Resolution.Known known:
                reference.PointTo(known.QuickBooksId);
                break;
            case Resolution.Waiting waiting:
                wanted.WaitsFor ??= waiting;
                break;
            case Resolution.Unknown unknown:
                wanted.Problems.Add(unknown.Problem);
                break;
            default:
                break;
        }
    }

    private static void Note(DesiredRecord wanted, RecordReference reference, Resolution meant)
    {
        if (meant is Resolution.Known { Inactive: { } title })
        {
            wanted.Warnings.Add(
                new FieldProblem(
                    reference.Path,
                    "inactiveReference",
                    $"{reference.Path} names {title}, which is inactive in QuickBooks; QuickBooks may refuse it.",
                    "Name another record, or make that one active."));
        }

        var record = meant switch
        {
            Resolution.Known known => known.RecordId.ToString(),
            Resolution.Waiting waiting => waiting.RecordId.ToString(),
            Resolution.AsGiven => reference.Id,
            _ => null,
        };
        if (reference.IsTransaction && record is not null)
        {
            wanted.Transactions.Add((reference, record));
        }
    }

    // The full name of a job or sub-item begins with its parent's.
    private async Task<string?> ParentNameAsync(Guid companyId, IReadOnlyList<RecordReference> found, CancellationToken ct)
    {
        if (found.FirstOrDefault(r => r.Path == "parentRef") is not { } parent)
        {
            return null;
        }

        var id = await references.ResolveAsync(companyId, parent, ct) switch
        {
            Resolution.Known known => known.RecordId,
            Resolution.Waiting waiting => waiting.RecordId,
            _ => Guid.Empty,
        };
        var sections = SectionObjects.SectionsOf(parent.Targets);
        return parent.FullName ?? await db.Records.Where(
            r => r.CompanyId == companyId && sections.Contains(r.Section) && r.Id == id).Select(r => r.Name).SingleOrDefaultAsync(ct);
    }
}
