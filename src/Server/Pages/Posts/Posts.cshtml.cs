using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Posts;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>The queue of writes to QuickBooks.</summary>
internal sealed class PostsModel(PostList list, PostActions actions, IValidator<PostSelectedBody> validator, AuditTrail audit) : CompanyPage
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

    /// <summary>Where the next page begins; null after the last.</summary>
    public Guid? Next { get; private set; }

    /// <summary>Whether rows can be selected and posted.</summary>
    public bool CanSelect => Tray is PostTray.Waiting or PostTray.NeedsYou && Lines.Any(CanBePosted);

    /// <summary>Whether a post goes out when it is selected: what waits for a decision, or for another post, does not.</summary>
    public static bool CanBePosted(PostLine line) =>
        line.Post.Status == Domain.Posts.PostStatus.Pending || line.Row.Deeds.Contains(Domain.Posts.PostDeed.Retry);

    /// <summary>How many posts wait for that one, in a sentence; null when none does.</summary>
    public static string? Behind(PostLine line) => line.Row.Behind switch
    {
        0 => null,
        1 => "1 other post waits for it.",
        var count => $"{count:N0} other posts wait for it.",
    };

    /// <summary>The sections of the open tray, those that hold any.</summary>
    public IReadOnlyList<SectionDef> Sections =>
        [.. SectionCatalogue.All.Where(s => s == Section || Tray == PostTray.Done || Counts.Of(Tray, [s.Name]) > 0)];

    public Task OnGetAsync(string? show, string? kind, string? section, string? q, Guid? after, CancellationToken ct) =>
        ReadAsync(show, kind, section, q, after, ct);

    /// <summary>What is below the head alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetListAsync(
        string? show, string? kind, string? section, string? q, Guid? after, CancellationToken ct)
    {
        await ReadAsync(show, kind, section, q, after, ct);
        return Part("_Posts");
    }

    /// <summary>Posts the selected records with the next contact.</summary>
    public async Task<IActionResult> OnPostSelectedAsync(
        [FromForm] Guid[] record, [FromQuery] string? show, [FromQuery] string? kind, CancellationToken ct)
    {
        var wanted = new PostSelectedBody(record);
        if (validator.Problems(wanted) is [var problem, ..])
        {
            this.Say(problem.InWords(), "warn");
            return Back(show, kind);
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
        return Back(show, kind);
    }

    private async Task ReadAsync(string? show, string? kind, string? section, string? q, Guid? after, CancellationToken ct)
    {
        Tray = Trays.FirstOrDefault(t => t.Word == show).Tray;
        (Kind, Section, Text) = (PostKind.Of(kind), section is null ? null : SectionCatalogue.Find(section), q);
        Counts = await list.CountAsync(CompanyId, ct);
        var page = await list.ReadAsync(CompanyId, new(Tray, Section is null ? Kind.Sections : [Section.Name], q, after), ct);
        (Lines, Next) = ([.. page.Rows.Select(PostLine.Of)], page.Next);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private RedirectResult Back(string? show, string? kind) => Redirect(
        Link($"/posts?show={Uri.EscapeDataString(show ?? "waiting")}{(kind is null ? "" : $"&kind={Uri.EscapeDataString(kind)}")}"));
}
