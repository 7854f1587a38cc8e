using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Documents;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Pages.Records;

/// <summary>One record: both sides next to each other, how it stands, what happened to it, what can be done.</summary>
internal sealed class RecordModel(
    RecordList list, RecordHistory history, PostContent content, RecordCommands commands, ReferenceNames names) : CompanyPage
{
    private const int MostHistory = 50;

    /// <summary>Its section.</summary>
    public SectionDef Section { get; private set; } = null!;

    /// <summary>The record as a row: title, party, amount.</summary>
    public RecordLine Line { get; private set; } = null!;

    /// <summary>Both sides.</summary>
    public SideBySide Sides { get; private set; } = null!;

    /// <summary>Its entries of the change feed, newest first.</summary>
    public IReadOnlyList<Change> Changes { get; private set; } = [];

    /// <summary>Its posts, newest first.</summary>
    public IReadOnlyList<Post> Posts { get; private set; } = [];

    /// <summary>What people decided about it, newest first.</summary>
    public IReadOnlyList<RecordDecision> Decisions { get; private set; } = [];

    /// <summary>How it stands and what happens next.</summary>
    public RecordStanding Standing => RecordStanding.Of(Line.Record, Sides.Rows.Any(r => r.Differs), Posts, Decisions);

    /// <summary>Records of QuickBooks it may be: those the matching found, or those a person looks for.</summary>
    public IReadOnlyList<RecordLine> Candidates { get; private set; } = [];

    /// <summary>What the person looks for to link it to; null when nobody does.</summary>
    public string? LinkSearch { get; private set; }

    /// <summary>Which record of QuickBooks it is waits for a decision.</summary>
    public bool IsAmbiguous => Line.Record is { State: RecordState.Conflict, QuickBooksId: null };

    /// <summary>Whose values count waits for a decision.</summary>
    public bool IsDisputed => Line.Record is { State: RecordState.Conflict, QuickBooksId: not null, ExternalId: not null };

    public Task<IActionResult> OnGetAsync(string section, Guid id, string? link, CancellationToken ct) =>
        ReadAsync(section, id, link, Page, ct);

    /// <summary>What is below the head alone, for a page that is open.</summary>
    public Task<IActionResult> OnGetNowAsync(string section, Guid id, string? link, CancellationToken ct) =>
        ReadAsync(section, id, link, () => Part("_Record"), ct);

    /// <summary>Does what a button says.</summary>
    public Task<IActionResult> OnPostDoAsync(string section, Guid id, RecordCommand command, string? quickBooksId, CancellationToken ct) =>
        commands.DoAsync(this, section, id, command, quickBooksId, ct);

    private async Task<IActionResult> ReadAsync(string section, Guid id, string? link, Func<IActionResult> answer, CancellationToken ct)
    {
        if (SectionCatalogue.Find(section) is not { } found || await list.FindAsync(CompanyId, section, id, ct) is not { } record)
        {
            return NotFound();
        }

        var differing = await content.DifferencesAsync(Company, record, ct);
        await names.FillAsync(CompanyId, [record], ct);
        (Section, Line, LinkSearch) = (found, RecordLine.Of(record), record is { QuickBooksId: null, App: not null } ? link : null);
        Sides = SideBySide.Of(record, found, differing);
        Changes = await history.ChangesAsync(record, MostHistory, ct);
        Posts = await history.PostsAsync(record, MostHistory, ct);
        Decisions = await history.DecisionsAsync(record, MostHistory, ct);
        var candidates = LinkSearch is null
            ? await list.FindAsync(CompanyId, section, MatchCandidates.Read(record), ct)
            : (await list.ReadAsync(CompanyId, found, new(RecordState.QuickBooksOnly, LinkSearch), ct)).Records;
        Candidates = [.. candidates.Select(RecordLine.Of)];
        return answer();
    }
}
