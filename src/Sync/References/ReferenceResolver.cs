using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.References;

/// <summary>
/// Finds the record a reference means: by the app's id, by QuickBooks' id, by full name. Remembers what it found for the length of one
/// call.
/// </summary>
internal sealed class ReferenceResolver(ServerDb db)
{
    private readonly Dictionary<(Guid, string, string, string), List<Row>> found = [];
    private readonly Dictionary<Guid, HashSet<string>> synced = [];

    /// <summary>Finds it.</summary>
    public async Task<Resolution> ResolveAsync(Guid companyId, RecordReference reference, CancellationToken ct)
    {
        var sections = SectionObjects.SectionsOf(reference.Targets);
        if (reference.Section is { } section)
        {
            sections = [.. sections.Where(s => s == section)];
        }

        if (reference.ExternalId is { } external)
        {
            return ByExternalId(reference, sections, await FindAsync(companyId, sections, "e", external, ct));
        }

        if (reference.Id is { } id)
        {
            return await ByIdAsync(companyId, reference, sections, id, ct);
        }

        return reference.FullName is { } name && sections.Count > 0 ? await ByNameAsync(
            companyId, reference, sections, name, ct) : new Resolution.AsGiven();
    }

    private static Resolution ByExternalId(RecordReference reference, IReadOnlyList<string> sections, List<Row> rows)
    {
        if (sections.Count == 0)
        {
            return Unknown(
                reference,
                "unknownReference",
                $"{reference.Path} cannot be named by the app's id: such records are not kept here.",
                "Name it by listID or fullName.");
        }

        var alive = rows.Where(r => !r.IsDeletedByApp).ToList();
        if (alive.Count == 0)
        {
            return Unknown(
                reference,
                "unknownReference",
                $"{reference.Path} names externalId \"{reference.ExternalId}\", which is not known in {Or(sections)}.",
                "Put that record first, then this one.");
        }

        if (alive.Count > 1)
        {
            return Unknown(
                reference, "ambiguousReference", $"{reference.Path} names externalId \"{reference.ExternalId}\", which is known in " +
                    $"{string.Join(" and ", alive.Select(r => r.Section))}.", "Add \"section\" to the reference.");
        }

        return alive[0] is { IsInQuickBooks: true } row
            ? Known(row)
            : new Resolution.Waiting(alive[0].Id, Reason.Of(ReasonCode.WaitsForRecord, Title(alive[0])));
    }

    private async Task<Resolution> ByIdAsync(
        Guid companyId, RecordReference reference, IReadOnlyList<string> sections, string id, CancellationToken ct)
    {
        var rows = await FindAsync(companyId, sections, "q", id, ct);
        if (rows.Find(r => r.State != RecordState.Deleted) is { } row)
        {
            return row.IsInQuickBooks ? Known(row) : new Resolution.AsGiven();
        }

        if (rows.Count > 0)
        {
            return Unknown(
                reference,
                "deletedReference",
                $"{reference.Path} names {Title(rows[0])}, which was deleted in QuickBooks.",
                "Name another record.");
        }

        return await AreSyncedAsync(companyId, sections, ct)
            ? Unknown(
                reference,
                "unknownReference",
                $"{reference.Path} names the id \"{id}\", which QuickBooks does not have in {Or(sections)}.",
                "Use an id as this server answered it; after a sync newer records are known.")
            : new Resolution.AsGiven();
    }

    private async Task<Resolution> ByNameAsync(
        Guid companyId, RecordReference reference, IReadOnlyList<string> sections, string name, CancellationToken ct)
    {
        var rows = (await FindAsync(companyId, sections, "n", name.Trim(), ct)).Where(
            r => !r.IsDeletedByApp && r.State != RecordState.Deleted).ToList();
        if (rows.Find(r => r.IsInQuickBooks) is { } row)
        {
            return Known(row);
        }

        if (rows.Find(r => r.QuickBooksId is null) is { } waiting)
        {
            return new Resolution.Waiting(waiting.Id, Reason.Of(ReasonCode.WaitsForRecord, Title(waiting)));
        }

        return rows.Count == 0 && await AreSyncedAsync(companyId, sections, ct)
            ? Unknown(
                reference,
                "unknownReference",
                $"{reference.Path} names \"{name}\", which is not known in {Or(sections)}.",
                "Use the full name as in QuickBooks, the parts separated by colons, or put that record first.")
            : new Resolution.AsGiven();
    }

    private async Task<List<Row>> FindAsync(Guid companyId, IReadOnlyList<string> sections, string by, string value, CancellationToken ct)
    {
        var key = (companyId, by, value, string.Join(',', sections));
        if (found.TryGetValue(key, out var rows))
        {
            return rows;
        }

        var records = db.Records.AsNoTracking().Where(r => r.CompanyId == companyId && sections.Contains(r.Section));
        rows = by switch
        {
            "e" => await RowsAsync(records.Where(r => r.ExternalId == value), ct),
            "q" => await RowsAsync(records.Where(r => r.QuickBooksId == value), ct),
            _ => await NamedAsync(records, value, ct),
        };

        return found[key] = rows;
    }

    // QuickBooks finds names whatever their case, and so does the index for A to Z. A database may find more than it should: to SQL Server
    // "Strasse" and "Straße" are one name.
    private async Task<List<Row>> NamedAsync(IQueryable<Record> records, string name, CancellationToken ct)
    {
        var rows = await RowsAsync(records.Where(r => r.Name == name), ct);
        if (rows.Count == 0 && !name.All(char.IsAscii))
        {
            rows = await RowsAsync(records.NameContains(db, name).Where(r => r.Name!.Length == name.Length), ct);
        }

        return rows.FindAll(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    // Sorted here: asked to sort, SQLite would rather walk through the whole section in order than use the index.
    private static async Task<List<Row>> RowsAsync(IQueryable<Record> records, CancellationToken ct)
    {
        var rows = await records
            .Select(
                r => new Row(
                    r.Id, r.Section, r.QuickBooksId, r.ExternalId, r.Name, r.State, r.AppDeletedAt != null, r.LinkDoubtedAt != null,
                    r.IsActive))
            .ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Id)];
    }

    private async Task<bool> AreSyncedAsync(Guid companyId, IReadOnlyList<string> sections, CancellationToken ct)
    {
        if (!synced.TryGetValue(companyId, out var done))
        {
            done = [
                .. await db.Sections.AsNoTracking().Where(
                    s => s.CompanyId == companyId && (s.SyncedAt != null || !s.InUse)).Select(s => s.Section).ToListAsync(ct)];
            synced[companyId] = done;
        }

        return sections.Count > 0 && sections.All(done.Contains);
    }

    private static Resolution.Known Known(Row row) => new(row.Id, row.QuickBooksId!, row.IsActive ? null : Title(row));

    private static Resolution.Unknown Unknown(RecordReference reference, string code, string message, string advice) =>
        new(new FieldProblem(reference.Path, code, message, advice));

    private static string Or(IReadOnlyList<string> sections) => sections.Count > 6 ? "QuickBooks" : string.Join(" or ", sections);

    private static string Title(Row row) =>
        $"{(SectionCatalogue.Find(row.Section)?.Title ?? row.Section).ToLowerInvariant()} " +
        $"\"{row.Name ?? row.ExternalId ?? row.QuickBooksId}\"";

    private sealed record Row(
        Guid Id, string Section, string? QuickBooksId, string? ExternalId, string? Name, RecordState State, bool IsDeletedByApp,
        bool IsDoubted, bool IsActive)
    {
        public bool IsInQuickBooks => QuickBooksId is not null && State != RecordState.Deleted && !IsDoubted;
    }
}
