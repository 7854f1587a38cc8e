using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>
/// What stands above a record when it is as the app wants it: never the record itself, and no more than five levels with what stands below
/// it. At most one row for each level is read.
/// </summary>
internal sealed class ParentChain(ServerDb db, ReferenceResolver references)
{
    private const string Parent = "parentRef";
    private const int MostLevels = 5;

    /// <summary>What is wrong with the record's place; null when nothing is.</summary>
    public async Task<FieldProblem?> CheckAsync(
        Guid companyId, SectionDef section, DesiredRecord wanted, Record? existing, CancellationToken ct)
    {
        if (!Hierarchy.Has(section.Name) || wanted.References.FirstOrDefault(r => r.Path == Parent) is not { } reference)
        {
            return null;
        }

        var (level, next) = await FollowAsync(companyId, reference, 1, ct);
        while (next is { } id)
        {
            if (id == existing?.Id)
            {
                // The record named as its own parent is said where references are resolved.
                return level == 2 ? null : new FieldProblem(
                    Parent,
                    "circularReference",
                    $"{Parent} names a record that stands below this one.",
                    "Name another parent, or move that record out first.");
            }

            (level, next) = level > MostLevels ? (level, null) : await AboveAsync(companyId, section, id, level, ct);
        }

        return level > MostLevels ? TooDeep("")
            : existing?.Name is { } name && name != wanted.GivenName
                && await ReachesBelowAsync(companyId, section, name, MostLevels - level, ct)
                ? TooDeep(" with what stands below it")
                : null;
    }

    private static FieldProblem TooDeep(string with) => new(
        Parent,
        "tooDeep",
        $"The record would stand deeper than the fifth level{with}; QuickBooks has five.",
        "Name a parent that stands higher.");

    // One step up: the level reached and the next ancestor, from the app's pending change if it names a parent, else from QuickBooks.
    private async Task<(int Level, Guid? Next)> AboveAsync(Guid companyId, SectionDef section, Guid id, int level, CancellationToken ct)
    {
        var row = await db.Records.AsNoTracking().SingleOrDefaultAsync(
            r => r.CompanyId == companyId && r.Section == section.Name && r.Id == id, ct);
        var isOpen = row?.App is not null && (row.QuickBooksId is null || row.AppHash != row.PostedHash);
        if (isOpen && JsonNode.Parse(row!.App!) is JsonObject fields && fields.ContainsKey(Parent))
        {
            var add = WritableObjects.Of(section.Query).First(o => o.Add is not null).Add!;
            return ReferenceFinder.Find(add, fields).FirstOrDefault(r => r.Path == Parent) is { } reference
                ? await FollowAsync(companyId, reference, level, ct)
                : (level, null);
        }

        if (row?.ParentId is not { } above)
        {
            return (level, null);
        }

        var parent = await db.Records.AsNoTracking()
            .Where(r => r.CompanyId == companyId && r.Section == section.Name && r.QuickBooksId == above)
            .Select(r => (Guid?)r.Id)
            .SingleOrDefaultAsync(ct);
        return (level + 1, parent);
    }

    // Of a parent that is not known here its full name tells the levels.
    private async Task<(int Level, Guid? Next)> FollowAsync(Guid companyId, RecordReference reference, int level, CancellationToken ct) =>
        await references.ResolveAsync(companyId, reference, ct) switch
        {
            Resolution.Known known => (level + 1, known.RecordId),
            Resolution.Waiting waiting => (level + 1, waiting.RecordId),
            Resolution.AsGiven => (level + (reference.FullName?.Split(':').Length ?? 1), null),
            _ => (level, null),
        };

    // The full names of records tell what stands below one, and the colons in them how deep.
    private Task<bool> ReachesBelowAsync(Guid companyId, SectionDef section, string name, int levels, CancellationToken ct)
    {
        var below = TextSearch.Literally(name) + string.Concat(Enumerable.Repeat(":%", levels + 1));
        return db.Records.AnyAsync(
            r => r.CompanyId == companyId
                && r.Section == section.Name
                && r.State != RecordState.Deleted
                && r.AppDeletedAt == null
                && EF.Functions.Like(r.Name!, below, TextSearch.Escape),
            ct);
    }
}
