using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Pages.Records;

/// <summary>The records of one section, page by page.</summary>
internal sealed class SectionRecordsModel(RecordList list) : CompanyPage
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
    public RecordFilter Filter { get; private set; } = new(null, null, null);

    /// <summary>The rows.</summary>
    public IReadOnlyList<RecordLine> Lines { get; private set; } = [];

    /// <summary>Where the next page begins; null after the last.</summary>
    public string? Next { get; private set; }

    /// <summary>Whether its records hold figures that move when something else is saved; the table then says how old they are.</summary>
    public bool HasFigures => FigureSections.Contains(Section.Name);

    /// <summary>All records of the section.</summary>
    public int Total => Columns.Sum(c => Count(c.State));

    /// <summary>How many are in that state.</summary>
    public int Count(RecordState state) => counts.GetValueOrDefault((Section.Name, state));

    public Task<IActionResult> OnGetAsync(string section, RecordState? state, string? q, string? after, CancellationToken ct) =>
        ReadAsync(section, new(state, q, after), Page, ct);

    /// <summary>The table alone, for a page that is open.</summary>
    public Task<IActionResult> OnGetListAsync(string section, RecordState? state, string? q, string? after, CancellationToken ct) =>
        ReadAsync(section, new(state, q, after), () => Part("_SectionRecords"), ct);

    private async Task<IActionResult> ReadAsync(string section, RecordFilter filter, Func<IActionResult> answer, CancellationToken ct)
    {
        if (SectionCatalogue.Find(section) is not { } found)
        {
            return NotFound();
        }

        (Section, Filter) = (found, filter);
        counts = await list.CountAsync(CompanyId, ct);
        var page = await list.ReadAsync(CompanyId, Section, Filter, ct);
        (Lines, Next) = ([.. page.Records.Select(RecordLine.Of)], page.Next);
        return answer();
    }
}
