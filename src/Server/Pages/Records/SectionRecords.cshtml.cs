using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Documents;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Pages.Records;

/// <summary>The records of one section, page by page.</summary>
internal sealed class SectionRecordsModel(RecordList list, ReferenceNames names) : CompanyPage
{
    /// <summary>The states in the order of the columns and filters, with their words.</summary>
    public static readonly IReadOnlyList<(RecordState State, string Label)> Columns =
    [
        (RecordState.Linked, "Linked"),
        (RecordState.QuickBooksOnly, "Only in QuickBooks"),
        (RecordState.AppOnly, "Only in your app"),
        (RecordState.Ignored, "Left out"),
        (RecordState.Conflict, "To decide"),
        (RecordState.Deleted, "Deleted"),
    ];

    private Dictionary<(string Section, RecordState State), int> counts = [];

    /// <summary>The section.</summary>
    public SectionDef Section { get; private set; } = null!;

    /// <summary>What is asked for.</summary>
    public RecordFilter Filter { get; private set; } = new(null, null);

    /// <summary>The rows.</summary>
    public IReadOnlyList<RecordLine> Lines { get; private set; } = [];

    /// <summary>What stands below the table.</summary>
    public Pager Pager { get; private set; } = null!;

    /// <summary>Whether its records hold figures that move when something else is saved; the table then says how old they are.</summary>
    public bool HasFigures => FigureSections.Contains(Section.Name);

    /// <summary>All records of the section.</summary>
    public int Total => Columns.Sum(c => Count(c.State));

    /// <summary>How many are in that state.</summary>
    public int Count(RecordState state) => counts.GetValueOrDefault((Section.Name, state));

    public Task<IActionResult> OnGetAsync(string section, RecordState? state, string? q, CancellationToken ct) =>
        ReadAsync(section, state, q, Page, ct);

    /// <summary>The table alone, for a page that is open.</summary>
    public Task<IActionResult> OnGetListAsync(string section, RecordState? state, string? q, CancellationToken ct) =>
        ReadAsync(section, state, q, () => Part("_SectionRecords"), ct);

    private async Task<IActionResult> ReadAsync(
        string section, RecordState? state, string? text, Func<IActionResult> answer, CancellationToken ct)
    {
        if (SectionCatalogue.Find(section) is not { } found)
        {
            return NotFound();
        }

        var (sort, number) = ($"{Request.Query["sort"]}", int.TryParse(Request.Query["p"], out var p) && p > 1 ? p : 1);
        Section = found;
        Filter = new(state, text)
        {
            Order = Enum.TryParse<RecordOrder>(
                sort.TrimStart('-'), ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : null,
            IsDown = sort.StartsWith('-'),
            After = Request.Query["after"].FirstOrDefault(),
            Before = Request.Query["before"].FirstOrDefault(),
        };
        counts = await list.CountAsync(CompanyId, ct);
        var page = await list.ReadAsync(CompanyId, Section, Filter, ct);
        await names.FillAsync(CompanyId, page.Records, ct);
        Lines = [.. page.Records.Select(RecordLine.Of)];
        Pager = PagerOf(page, page.Previous is null && Filter.Before is not null ? 1 : number, await TotalAsync(page, ct));
        return answer();
    }

    // A search is counted up to a bound; what all of it finds may be half of the company.
    private async Task<int> TotalAsync(RecordListPage page, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(Filter.Text) ? Filter.State is { } state ? Count(state) : Total
        : page is { Previous: null, Next: null } ? page.Records.Count
        : await list.CountAsync(CompanyId, Section, Filter, ct);

    private Pager PagerOf(RecordListPage page, int number, int total)
    {
        var isMore = !string.IsNullOrWhiteSpace(Filter.Text) && total > RecordList.MostCounted;
        var what = total == 1 ? Paper.One(Section) : Section.Title;
        return new(
            isMore ? $"more than {RecordList.MostCounted:N0} {what.ToLowerInvariant()}" : $"{total:N0} {what.ToLowerInvariant()}",
            number,
            isMore ? null : Pager.Count(total, RecordList.PageSize),
            page.Previous is { } previous ? Request.Page(Math.Max(1, number - 1), before: previous) : null,
            page.Next is { } next ? Request.Page(number + 1, after: next) : null);
    }
}
