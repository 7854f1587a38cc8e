using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.AppSide;
using WebConnectorSync.Server.Changes;
using WebConnectorSync.Server.Pages.Frame;
using WebConnectorSync.Server.Pages.Papers;
using WebConnectorSync.Server.Posts;
using WebConnectorSync.Server.Records;

namespace WebConnectorSync.Server.Pages.Ledger;

/// <summary>One record: both sides next to each other, how it stands, what happened to it, what can be done.</summary>
internal sealed class RecordModel(RecordList list, RecordHistory history, PostContent content) : CompanyPage
{
    private const int MostHistory = 50;

    /// <summary>Its section.</summary>
    public SectionDef Section { get; private set; } = null!;

    /// <summary>The record as a row: title, party, amount.</summary>
    public RecordLine Line { get; private set; } = null!;

    /// <summary>Both sides.</summary>
    public TwoSides Sides { get; private set; } = null!;

    /// <summary>Its entries of the change feed, newest first.</summary>
    public IReadOnlyList<Change> Changes { get; private set; } = [];

    /// <summary>Its posts, newest first.</summary>
    public IReadOnlyList<Post> Posts { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(string section, Guid id, CancellationToken ct) => ReadAsync(section, id, Page, ct);

    /// <summary>What is below the head alone, for a page that is open.</summary>
    public Task<IActionResult> OnGetNowAsync(string section, Guid id, CancellationToken ct) => ReadAsync(section, id, () => Part("_Record"), ct);

    private async Task<IActionResult> ReadAsync(string section, Guid id, Func<IActionResult> answer, CancellationToken ct)
    {
        if (SectionCatalogue.Find(section) is not { } found || await list.FindAsync(CompanyId, section, id, ct) is not { } record)
        {
            return NotFound();
        }

        (Section, Line) = (found, RecordLine.Of(record));
        Sides = TwoSides.Of(record, found, await content.DifferencesAsync(Company, record, ct));
        Changes = await history.ChangesAsync(record, MostHistory, ct);
        Posts = await history.PostsAsync(record, MostHistory, ct);
        return answer();
    }
}
