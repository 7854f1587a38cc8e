using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Posts;
using WebConnectorSync.Server.Pages.Documents;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>The queue of writes to QuickBooks.</summary>
internal sealed class PostsModel(
    PostList list, PostActions actions, ReferenceNames names, IValidator<PostSelectedBody> validator, AuditTrail audit) : CompanyPage
{
    /// <summary>The trays with their words in the address and on the page.</summary>
    public static readonly IReadOnlyList<(PostTray Tray, string Word, string Title)> Trays =
    [
        (PostTray.Waiting, "waiting", "Waiting"),
        (PostTray.Sent, "sent", "Sent"),
        (PostTray.NeedsYou, "needs", "Needs you"),
        (PostTray.Done, "done", "Done"),
    ];

    /// <summary>The tray that is open.</summary>
    public PostTray Tray { get; private set; }

    /// <summary>The ready filter that applies.</summary>
    public PostKind Kind { get; private set; } = PostKind.Everything;

    /// <summary>The one section that is shown; null for all of the filter.</summary>
    public SectionDef? Section { get; private set; }

    /// <summary>The search.</summary>
    public string? Text { get; private set; }

    /// <summary>How many lie where.</summary>
    public PostCounts Counts { get; private set; } = null!;

    /// <summary>The rows.</summary>
    public IReadOnlyList<PostLine> Lines { get; private set; } = [];

    /// <summary>What stands below the table.</summary>
    public Pager Pager { get; private set; } = null!;

    /// <summary>Whether rows can be selected and posted.</summary>
    public bool CanSelect => Tray is PostTray.Waiting or PostTray.NeedsYou && Lines.Any(CanBePosted);

    /// <summary>Whether a post goes out when it is selected: what waits for a decision, or for another post, does not.</summary>
    public static bool CanBePosted(PostLine line) =>
        line.Post.Status == Domain.Posts.PostStatus.Pending || line.Row.Deeds.Contains(Domain.Posts.PostDeed.Retry);

    /// <summary>How many posts wait for that one, in a sentence; null when none does.</summary>
    public static string? Behind(int behind) => behind switch
    {
        0 => null,
        1 => "1 other post waits for it.",
        var count => $"{count:N0} other posts wait for it.",
    };

    /// <summary>The sections of the open tray, those that hold any.</summary>
    public IReadOnlyList<SectionDef> Sections =>
        [.. SectionCatalogue.All.Where(s => s == Section || Tray == PostTray.Done || Counts.Of(Tray, [s.Name]) > 0)];

    public Task OnGetAsync(string? show, string? kind, string? section, string? q, CancellationToken ct) =>
        ReadAsync(show, kind, section, q, ct);

    /// <summary>What is below the head alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetListAsync(string? show, string? kind, string? section, string? q, CancellationToken ct)
    {
        await ReadAsync(show, kind, section, q, ct);
        return Part("_Posts");
    }

    /// <summary>Posts the selected records with the next contact.</summary>
    public async Task<IActionResult> OnPostSelectedAsync(
        [FromForm] Guid[] record, [FromQuery] string? kind, CancellationToken ct)
    {
        var wanted = new PostSelectedBody(record);
        if (validator.Problems(wanted) is [var problem, ..])
        {
            this.Say(problem.InWords(), "warn");
            return Redirect(Request.Again());
        }

        var told = await actions.PostAsync(CompanyId, wanted.RecordIds!, ct);
        var due = told.Count(t => t.Status is Domain.Posts.PostStatus.Pending);
        var rest = told.Where(t => t.Status is not Domain.Posts.PostStatus.Pending).Select(t => t.Message).Distinct().Take(3).ToList();
        var words = PostKind.Of(kind);
        await audit.NoteAsync($"Posted {words.Count(due)} on request.", CompanyId, ct);
        this.Say(
            $"{Capital(words.Count(due))} {(due == 1 ? "goes" : "go")} to QuickBooks with the next " +
            $"contact.{(rest.Count == 0 ? "" : $" {told.Count - due} cannot go: {string.Join(" ", rest)}")}",
            rest.Count == 0 ? "ok" : "warn");
        return Redirect(Request.Again());
    }

    private async Task ReadAsync(string? show, string? kind, string? section, string? q, CancellationToken ct)
    {
        Tray = Trays.FirstOrDefault(t => t.Word == show).Tray;
        (Kind, Section, Text) = (PostKind.Of(kind), section is null ? null : SectionCatalogue.Find(section), q);
        Counts = await list.CountAsync(CompanyId, ct);
        var (sort, number) = ($"{Request.Query["sort"]}", int.TryParse(Request.Query["p"], out var p) && p > 1 ? p : 1);
        var order = sort.TrimStart('-') switch
        {
            "name" => PostOrder.Name,
            "date" => PostOrder.Date,
            _ => sort == "made" ? PostOrder.Made : PostOrder.Newest,
        };
        var filter = new PostFilter(Tray, Section is null ? Kind.Sections : [Section.Name], q)
        {
            Order = order,
            IsDown = sort.StartsWith('-'),
            Page = number,
            After = Guid.TryParse(Request.Query["after"], out var after) ? after : null,
        };
        var page = await list.ReadAsync(CompanyId, filter, ct);
        var total = await TotalAsync(filter, ct);
        if (page.Rows.Count == 0 && total > 0 && (filter.Page > 1 || filter.After is not null))
        {
            // What stood on this page was dealt with: the last one there still is.
            filter = filter with { Page = Pager.Count(total, PostList.PageSize), After = null };
            page = await list.ReadAsync(CompanyId, filter, ct);
        }

        await names.FillAsync(CompanyId, page.Rows.Select(r => r.Record), ct);
        Lines = [.. page.Rows.Select(PostLine.Of)];
        Pager = PagerOf(page, filter, total);
    }

    // Of what is done only the whole is known; a search is counted up to a bound.
    private async Task<int> TotalAsync(PostFilter filter, CancellationToken ct) =>
        filter.IsCountedWhole ? Counts.Of(Tray, filter.Sections) : await list.CountAsync(CompanyId, filter, ct);

    private Pager PagerOf(PostListPage page, PostFilter filter, int total)
    {
        var isMore = total > PostList.MostCounted && !filter.IsCountedWhole;
        var next = filter.Order == PostOrder.Newest ? page.Next : null;
        return new(
            isMore ? $"more than {PostList.MostCounted:N0} posts" : total == 1 ? "1 post" : $"{total:N0} posts",
            filter.Page,
            isMore ? null : Pager.Count(total, PostList.PageSize),
            filter.Page > 1 ? Request.Page(filter.Page - 1) : null,
            page.Next is null ? null : Request.Page(filter.Page + 1, after: next?.ToString()));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
