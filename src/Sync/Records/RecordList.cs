using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Records;

/// <summary>
/// Reads records as a person leafs through them: lists by name, transactions by date, newest first. A page goes on from the last row of
/// the one before, so the thousandth is as quick as the first.
/// </summary>
internal sealed class RecordList(ServerDb db)
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 50;

    private static readonly List<string> Sections = [.. SectionCatalogue.All.Select(s => s.Name)];

    /// <summary>One page of a section.</summary>
    public async Task<RecordListPage> ReadAsync(Guid companyId, SectionDef section, RecordFilter filter, CancellationToken ct)
    {
        var records = db.Records.AsNoTracking().Where(r => r.CompanyId == companyId && r.Section == section.Name);
        records = filter.State is { } state ? records.Where(r => r.State == state) : records;
        records = string.IsNullOrWhiteSpace(filter.Text) ? records
            : section.IsTransaction ? records.TextContains(db, filter.Text.Trim())
            : records.NameContains(db, filter.Text.Trim());
        var after =
            filter.After?.Split('~', 2) is [var key, var id] && Guid.TryParse(key, out var last) ? (last, id) : ((Guid, string)?)null;
        var rows = await (section.IsTransaction ? ByDate(records, after) : ByName(records, after)).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Count > PageSize ? rows[..PageSize] : rows;
        return new(
            shown,
            rows.Count > PageSize
                ? $"{shown[^1].Id:N}~{(section.IsTransaction ? $"{shown[^1].TxnOn:yyyy-MM-dd}" : shown[^1].Name)}"
                : null);
    }

    /// <summary>How many records there are, by section and state.</summary>
    public async Task<Dictionary<(string Section, RecordState State), int>> CountAsync(Guid companyId, CancellationToken ct)
    {
        var rows = await db.Records.Where(r => r.CompanyId == companyId && Sections.Contains(r.Section))
            .GroupBy(r => new { r.Section, r.State })
            .Select(g => new { g.Key.Section, g.Key.State, Count = g.Count() })
            .ToListAsync(ct);
        return rows.ToDictionary(r => (r.Section, r.State), r => r.Count);
    }

    /// <summary>Records of any section that wait for a person's decision.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="after">Those behind this one; null: from the beginning.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the reading.</param>
    [SuppressMessage(
        "Globalization", "CA1309:Use ordinal string comparison", Justification = "The database compares, by the collation it sorts with.")]
    public Task<List<Record>> UndecidedAsync(Guid companyId, (string Section, Guid Id)? after, int count, CancellationToken ct)
    {
        var records = Undecided(companyId).AsNoTracking();
        if (after is var (section, id))
        {
            records = records.Where(r => string.Compare(r.Section, section) > 0 || (r.Section == section && r.Id > id));
        }

        return records.OrderBy(r => r.Section).ThenBy(r => r.Id).Take(count).ToListAsync(ct);
    }

    /// <summary>How many records wait for a person's decision.</summary>
    public Task<int> CountUndecidedAsync(Guid companyId, CancellationToken ct) => Undecided(companyId).CountAsync(ct);

    /// <summary>The same by section; those that have none are not there.</summary>
    public Task<Dictionary<string, int>> CountUndecidedBySectionAsync(Guid companyId, CancellationToken ct) => Undecided(companyId)
        .GroupBy(r => r.Section).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>One record; null when there is none.</summary>
    public Task<Record?> FindAsync(Guid companyId, string section, Guid id, CancellationToken ct) =>
        db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.CompanyId == companyId && r.Section == section && r.Id == id, ct);

    /// <summary>One record of any section; null when there is none.</summary>
    public Task<Record?> FindAsync(Guid companyId, Guid id, CancellationToken ct) =>
        db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.CompanyId == companyId && Sections.Contains(r.Section) && r.Id == id, ct);

    /// <summary>Records by their QuickBooks ids.</summary>
    public Task<List<Record>> FindAsync(Guid companyId, string section, IReadOnlyList<string> quickBooksIds, CancellationToken ct) =>
        quickBooksIds.ReadInLotsAsync(
            lot => db.Records.AsNoTracking().Where(r => r.CompanyId == companyId && r.Section == section && lot.Contains(r.QuickBooksId!)),
            ct);

    // The state as a constant: an index holds these few alone.
    private IQueryable<Record> Undecided(Guid companyId) =>
        db.Records.Where(r => r.CompanyId == companyId && r.State == RecordState.Conflict && r.ExternalId != null);

    // Both databases put what has no value below everything else. The first condition of a pair is what the index is searched with.
    [SuppressMessage(
        "Globalization", "CA1309:Use ordinal string comparison", Justification = "The database compares, by the collation it sorts with.")]
    private static IQueryable<Record> ByName(IQueryable<Record> records, (Guid Id, string Name)? after)
    {
        records = after switch
        {
            null => records,
            { Name: "", Id: var id } => records.Where(r => r.Name != null || r.Id > id),
            { Name: var name, Id: var id } =>
                records.Where(r => string.Compare(r.Name, name) >= 0 && (string.Compare(r.Name, name) > 0 || r.Id > id)),
        };
        return records.OrderBy(r => r.Name).ThenBy(r => r.Id);
    }

    private static IQueryable<Record> ByDate(IQueryable<Record> records, (Guid Id, string Day)? after)
    {
        if (after is { Id: var id } last)
        {
            records = DateOnly.TryParseExact(last.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? records.Where(r => r.TxnOn == null || (r.TxnOn <= day && (r.TxnOn < day || r.Id < id)))
                : records.Where(r => r.TxnOn == null && r.Id < id);
        }

        return records.OrderByDescending(r => r.TxnOn).ThenByDescending(r => r.Id);
    }
}
