using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>What the pages call the states and operations of posts.</summary>
internal static class PostWords
{
    /// <summary>How a post stands, as a sign and a word.</summary>
    public static Mark MarkOf(Post post) =>
        PostList.TrayOf(post) == PostTray.Waiting && post.Status == PostStatus.Held ? new("none", "On request") : MarkOf(post.Status);

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

    /// <summary>The problem row of posts that need somebody; null when none does.</summary>
    public static ProblemLine? Needing(PostCounts counts, string link) => Count(counts, PostTray.NeedsYou) is { } text
        ? new(
            new("bad", "Refused"),
            "Posts",
            $"{text} cannot go to QuickBooks.",
            "Each says what is wrong with it and what to do.",
            null,
            null,
            link,
            "Show them")
        : null;

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
