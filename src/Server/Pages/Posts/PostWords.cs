using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>What the pages call the states and operations of posts.</summary>
internal static class PostWords
{
    /// <summary>How a post stands, as a sign and a word.</summary>
    public static Mark MarkOf(PostRow row) => row switch
    {
        { Post.Status: PostStatus.Held, Tray: PostTray.Waiting } =>
            new("none", row.Deeds.Contains(PostDeed.ShowAwaited) ? "Waits for another" : "On request"),
        { IsUndecided: true } => new("warn", "Needs a decision"),
        _ => MarkOf(row.Post.Status),
    };

    /// <summary>What can be done about a post, as buttons; the one that helps first.</summary>
    /// <param name="line">The post.</param>
    /// <param name="page">The company's page.</param>
    /// <param name="from">Where the person comes back to: the post itself, "inbox" or "needs".</param>
    public static IReadOnlyList<ProblemDeed> Deeds(PostLine line, CompanyPage page, string? from)
    {
        var post = page.Link($"/posts/{line.Post.Id}");
        var back = from is null ? "" : $"&from={from}";
        return
        [
            .. line.Row.Deeds.Select(deed => deed switch
            {
                PostDeed.Decide when line.Record is { } record => new ProblemDeed("Decide", page.Link(record.Path)),
                PostDeed.ShowAwaited when line.Row.Awaited is { } parent =>
                    new($"Show {parent.Name}", page.Link($"/records/{parent.Section}/{parent.Id}")),
                PostDeed.Decide or PostDeed.ShowAwaited => null,
                PostDeed.Edit => new(line.Post.Status == PostStatus.Rejected ? "Edit and try again" : "Edit", $"{post}/edit"),
                PostDeed.Retry => new(RetryWords(line.Post.Status), $"{post}?handler=Retry{back}", IsForm: true),
                PostDeed.Cancel => new("Take it back", $"{post}?handler=Cancel{back}", IsForm: true),
            }).OfType<ProblemDeed>(),
        ];
    }

    private static string RetryWords(PostStatus status) => status switch
    {
        PostStatus.Held => "Post it",
        PostStatus.Unknown => "Look it up now",
        PostStatus.Pending => "Try again now",
        _ => "Try again",
    };

    /// <summary>The status as a sign and a word.</summary>
    public static Mark MarkOf(PostStatus status) => status switch
    {
        PostStatus.Pending => new("none", "Waiting"),
        PostStatus.Sent => new("run", "Sent"),
        PostStatus.Posted => new("ok", "Posted"),
        PostStatus.Rejected => new("bad", "Refused"),
        PostStatus.Held => new("warn", "Held"),
        PostStatus.Ignored => new("none", "Left out"),
        PostStatus.Cancelled => new("none", "Taken back"),
        PostStatus.Unknown => new("warn", "Being looked up"),
    };

    /// <summary>"18 (12 time entries, 6 invoices)": what waits; null when nothing does.</summary>
    public static string? Waiting(PostCounts counts) => Count(counts, PostTray.Waiting);

    private static string? Count(PostCounts counts, PostTray tray)
    {
        var all = counts.Of(tray);
        var kinds = PostKind.All.Select(k => (Kind: k, Count: counts.Of(tray, k.Sections))).Where(k => k.Count > 0).ToList();
        var rest = all - kinds.Sum(k => k.Count);
        var parts = kinds.Select(k => k.Kind.Count(k.Count)).Concat(rest > 0 ? [rest == 1 ? "1 other" : $"{rest:N0} others"] : []).ToList();
        return all == 0
            ? null
            : kinds.Count == 1 && rest == 0
            ? parts[0]
            : kinds.Count == 0
            ? PostKind.Everything.Count(all)
            : $"{all:N0} ({string.Join(", ", parts)})";
    }

    /// <summary>What came of an attempt.</summary>
    public static string Say(PostAttempt attempt) => attempt.Outcome switch
    {
        WriteOutcome.Applied => "QuickBooks took it.",
        WriteOutcome.NotApplied =>
            $"Nothing was written: {CodeExplanations.Say(CodeExplanations.Of(attempt.Code, attempt.Text), attempt.Text)} ({attempt.Code})",
        WriteOutcome.Unknown =>
            "It is not known whether QuickBooks took it: " +
            $"{CodeExplanations.Say(CodeExplanations.Of(attempt.Code, attempt.Text), attempt.Text)} ({attempt.Code})",
    };

    /// <summary>What a post does.</summary>
    public static string Say(PostOperation operation) => operation switch
    {
        PostOperation.Add => "Create",
        PostOperation.Modify => "Change",
        PostOperation.Delete => "Delete",
        PostOperation.Void => "Void",
    };
}
