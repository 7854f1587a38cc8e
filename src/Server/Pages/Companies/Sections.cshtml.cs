using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Sections;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Inbox;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>How each section of a company is doing.</summary>
internal sealed class SectionsModel(SectionReader reader, InboxReader inbox, Caller caller) : CompanyPage
{
    /// <summary>The filters above the table.</summary>
    public static readonly IReadOnlyList<SectionChoice> Choices =
    [
        new("used", "In use", line => line.Section.InUse),
        new("problems", "Need you", line => line.NeedsSomebody),
        new("unused", "Not used in QuickBooks", line => !line.Section.InUse),
    ];

    // What needs somebody stands first when it is sorted by status.
    private static readonly string[] Urgency = ["bad", "warn", "run", "none", "ok"];

    /// <summary>All sections.</summary>
    public IReadOnlyList<SectionLine> All { get; private set; } = [];

    /// <summary>The filter that applies.</summary>
    public SectionChoice Choice { get; private set; } = Choices[0];

    /// <summary>What is shown.</summary>
    public IReadOnlyList<SectionLine> Shown
    {
        get
        {
            var (sort, isDown) = ($"{Request.Query["sort"]}".TrimStart('-'), $"{Request.Query["sort"]}".StartsWith('-'));
            var shown = All.Where(Choice.Includes);
            return
            [
                .. sort switch
                {
                    "name" => shown.InOrder(l => l.Section.Title, isDown),
                    "status" => shown.InOrder(l => Array.IndexOf(Urgency, l.Mark.Kind), isDown),
                    "quickbooks" => shown.InOrder(l => l.Section.Counts.QuickBooks, isDown),
                    "app" => shown.InOrder(l => l.Section.Counts.App, isDown),
                    "synced" => shown.InOrder(l => l.Section.SyncedAt, isDown),
                    "newest" => shown.InOrder(l => l.Section.SyncTime, isDown),
                    _ => shown,
                },
            ];
        }
    }

    /// <summary>Those that have something: records on either side, a run that is going on, something that needs somebody.</summary>
    public IReadOnlyList<SectionLine> Busy => [.. Shown.Where(line => !line.IsIdle)];

    /// <summary>The others, folded on the page.</summary>
    public IReadOnlyList<SectionLine> Idle => [.. Shown.Where(line => line.IsIdle)];

    public Task OnGetAsync(string? show, CancellationToken ct) => ReadAsync(show, ct);

    /// <summary>The table alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetListAsync(string? show, CancellationToken ct)
    {
        await ReadAsync(show, ct);
        return Part("_Sections");
    }

    /// <summary>The problem rows of a section: what its last run met, and what of its posts and records needs somebody.</summary>
    public IEnumerable<ProblemLine> Problems(SectionLine line)
    {
        var name = line.Section.Section;
        foreach (var problem in line.Problems)
        {
            yield return problem with { Subject = null };
        }

        if (line.Needs.Refused + line.Needs.Held is > 0 and var posts)
        {
            yield return new(
                line.Needs.Refused > 0 ? new("bad", "Refused") : new("warn", "Held"),
                null,
                posts == 1 ? "1 post cannot go to QuickBooks as it is." : $"{posts:N0} posts cannot go to QuickBooks as they are.",
                null, null, null, Link($"/posts?show=needs&section={name}"), "Show them");
        }

        if (line.Needs.Undecided is > 0 and var records)
        {
            yield return new(
                new("warn", "Needs a decision"),
                null,
                records == 1 ? "1 record waits for your decision." : $"{records:N0} records wait for your decision.",
                null, null, null, Link($"/records/{name}?state={RecordState.Conflict}"), "Decide");
        }
    }

    private async Task ReadAsync(string? show, CancellationToken ct)
    {
        Choice = Choices.FirstOrDefault(choice => choice.Word == show) ?? Choices[0];
        var rows = new InboxLines(this, caller.IsAtLeast(Role.Bookkeeper));
        var items = (await inbox.ReadAsync(Row, null, InboxLines.Most, ct)).Where(i => i is InboxItem.OfSection or InboxItem.OfWarning)
            .ToLookup(i => i.About);
        All = (await reader.ReadAsync(CompanyId, ct)).ConvertAll(
            section => new SectionLine(section, rows.Of([.. items[section.Section]])));
    }
}

/// <summary>A filter with its count.</summary>
/// <param name="Word">In the address.</param>
/// <param name="Title">On the page.</param>
/// <param name="Includes">What it lets through.</param>
internal sealed record SectionChoice(string Word, string Title, Func<SectionLine, bool> Includes);

/// <summary>A section as a row.</summary>
/// <param name="Section">How it is read, and what of its posts and records needs somebody.</param>
/// <param name="Problems">What its last run met, and warnings nobody has seen.</param>
internal sealed record SectionLine(SectionJson Section, IReadOnlyList<ProblemLine> Problems)
{
    /// <summary>What of its posts and records needs somebody.</summary>
    public SectionNeeds Needs => Section.Needs;

    /// <summary>Something of it needs somebody.</summary>
    public bool NeedsSomebody => Needs.Count > 0 || Problems.Count > 0;

    /// <summary>Nothing is in it, and nothing happens to it.</summary>
    public bool IsIdle => !NeedsSomebody && Section.Problem is null && Section.Status != SectionStatus.Running
        && Section.Counts is { QuickBooks: 0, App: 0 };

    /// <summary>How it stands, reading and writing together.</summary>
    public Mark Mark => Mark.Of(Section) switch
    {
        { Kind: "ok" or "none" } or { Kind: "warn" } when Needs.Refused > 0 => new("bad", "Posts refused"),
        { Kind: "ok" or "none" } when Needs.Count > 0 => new("warn", "Look at it"),
        var mark => mark,
    };

    /// <summary>The counts are those from before a reset; the new ones come with the next sync.</summary>
    public bool AreCountsOld => Section is { InUse: true, SyncedAt: null, Status: SectionStatus.Never or SectionStatus.Running }
        && Section.Counts.QuickBooks > Section.Progress.Done;
}
