using System.Diagnostics.CodeAnalysis;
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

    /// <summary>What a search finds is counted up to so many.</summary>
    public const int MostCounted = 1_000;

    /// <summary>One page of a section.</summary>
    public async Task<RecordListPage> ReadAsync(Guid companyId, SectionDef section, RecordFilter filter, CancellationToken ct)
    {
        var order = filter.Order ?? (section.IsTransaction ? RecordOrder.Date : RecordOrder.Name);
        var isDown = filter.Order is null ? section.IsTransaction : filter.IsDown;
        var isBack = filter.Before is not null;
        var rows = await Found(companyId, section, filter).Behind(filter.Before ?? filter.After, order, isDown != isBack)
            .Take(PageSize + 1).ToListAsync(ct);
        var isMore = rows.Count > PageSize;
        var shown = isMore ? rows[..PageSize] : rows;
        if (isBack)
        {
            shown.Reverse();
        }

        return new(
            shown,
            (isBack ? isMore : filter.After is not null) && shown.Count > 0 ? RecordOrdering.KeyOf(shown[0], order) : null,
            (isBack || isMore) && shown.Count > 0 ? RecordOrdering.KeyOf(shown[^1], order) : null);
    }

    /// <summary>How many a search finds, up to <see cref="MostCounted"/> and one.</summary>
    public Task<int> CountAsync(Guid companyId, SectionDef section, RecordFilter filter, CancellationToken ct) =>
        Found(companyId, section, filter).Take(MostCounted + 1).CountAsync(ct);

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

    private IQueryable<Record> Found(Guid companyId, SectionDef section, RecordFilter filter)
    {
        var records = db.Records.AsNoTracking().Where(r => r.CompanyId == companyId && r.Section == section.Name);
        records = filter.State is { } state ? records.Where(r => r.State == state) : records;
        return string.IsNullOrWhiteSpace(filter.Text) ? records
            : section.IsTransaction ? records.TextContains(db, filter.Text.Trim())
            : records.NameContains(db, filter.Text.Trim());
    }
}
