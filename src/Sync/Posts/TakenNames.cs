using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>
/// Names that QuickBooks gives once: in a list below one parent, and over the lists that share one set of names. What is said here is
/// certain; the rest is left to QuickBooks.
/// </summary>
internal sealed class TakenNames(ServerDb db)
{
    private const int Most = 10;

    /// <summary>Whether another list has the name.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="section">The record's section.</param>
    /// <param name="definition">Its kind of object.</param>
    /// <param name="name">Its full name as it will be.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<FieldProblem?> InOtherListsAsync(
        Guid companyId, SectionDef section, ObjectDef definition, string name, CancellationToken ct)
    {
        var others = NameFamilies.Others(section.Name);

        // Jobs and sub-items stand below a parent and share names with none but their siblings.
        if (others.Count == 0 || name.Contains(':', StringComparison.Ordinal))
        {
            return null;
        }

        // What the rules keep out of the app stands in QuickBooks all the same.
        var spellings = Spellings(name);
        var taken = await db.Records.AsNoTracking()
            .Where(
                r => r.CompanyId == companyId
                    && others.Contains(r.Section)
                    && spellings.Contains(r.Name!)
                    && r.State != RecordState.Deleted
                    && (r.QuickBooksId != null || r.State != RecordState.Ignored))
            .Select(r => r.Section)
            .FirstOrDefaultAsync(ct);
        return taken is null
            ? null
            : new FieldProblem(
                FieldOf(definition),
                "nameInUse",
                $"\"{name}\" is in {taken} already, and QuickBooks keeps one set of names for these lists.",
                "Choose another name, for instance with the kind behind it in brackets.");
    }

    /// <summary>Whether another record of the app has the name in its own list, below the same parent.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="section">The record's section.</param>
    /// <param name="definition">Its kind of object.</param>
    /// <param name="name">Its full name as it will be.</param>
    /// <param name="externalId">The app's id of the record.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<FieldProblem?> InItsListAsync(
        Guid companyId, SectionDef section, ObjectDef definition, string name, string externalId, CancellationToken ct)
    {
        var spellings = Spellings(name);
        var others = await db.Records.AsNoTracking()
            .Where(
                r => r.CompanyId == companyId
                    && r.Section == section.Name
                    && spellings.Contains(r.Name!)
                    && r.ExternalId != null
                    && r.ExternalId != externalId
                    && r.AppDeletedAt == null
                    && r.State != RecordState.Deleted
                    && (r.QuickBooksId != null || r.State != RecordState.Ignored))
            .OrderBy(r => r.Id)
            .Take(Most)
            .ToListAsync(ct);
        return others.Find(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase) && !IsLeaving(r, definition)) is { } taken
            ? new FieldProblem(
                FieldOf(definition),
                "nameInUse",
                $"\"{name}\" is the name of your record \"{taken.ExternalId}\" already, and QuickBooks gives each name in {section.Name} " +
                "once.",
                $"Choose another name, or put \"{taken.ExternalId}\" when that record is meant.")
            : null;
    }

    // It is about to get another name, so this one may be free by then.
    private static bool IsLeaving(Record record, ObjectDef definition)
    {
        if (record is not { QuickBooksId: not null, App: not null } || record.AppHash == record.PostedHash)
        {
            return false;
        }

        var wanted = JsonSerializer.Deserialize<JsonElement>(WantedFields.Of(record));
        var own = record.Name!.Split(':')[^1];
        return NameFields.Of(definition.Add!.Inner!).Append("parentRef").Any(f => wanted.TryGetProperty(f, out _))
            && !string.Equals(RecordHead.Of(wanted, parentName: null).Name, own, StringComparison.OrdinalIgnoreCase);
    }

    private static string FieldOf(ObjectDef definition) => NameFields.Of(definition.Add!.Inner!) is [var first, ..] ? first : "name";

    // The databases compare without regard to case, SQLite only for A to Z.
    private static string[] Spellings(string name) =>
        name.All(char.IsAscii) ? [name] : [name, name.ToUpperInvariant(), name.ToLowerInvariant()];
}
