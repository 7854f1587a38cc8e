using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Server.Logs;
using WebConnectorSync.Server.Pages.Parts;
using WebConnectorSync.Server.Posts;

namespace WebConnectorSync.Server.Pages.Outbox;

/// <summary>What the pages call the states and operations of posts.</summary>
internal static class PostWords
{
    /// <summary>How a post stands, as a sign and a word.</summary>
    public static Mark MarkOf(Post post) => PostList.TrayOf(post) == PostTray.Waiting && post.Status == PostStatus.Held ? new("none", "On request") : MarkOf(post.Status);

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

    /// <summary>What came of an attempt.</summary>
    public static string Say(PostAttempt attempt) => attempt.Outcome switch
    {
        WriteOutcome.Applied => "QuickBooks took it.",
        WriteOutcome.NotApplied => $"Nothing was written: {CodeWords.Say(CodeWords.Of(attempt.Code, attempt.Text), attempt.Text)} ({attempt.Code})",
        WriteOutcome.Unknown => $"It is not known whether QuickBooks took it: {CodeWords.Say(CodeWords.Of(attempt.Code, attempt.Text), attempt.Text)} ({attempt.Code})",
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
