using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Server.Pages.Parts;

namespace WebConnectorSync.Server.Pages.Outbox;

/// <summary>What the pages call the states and operations of posts.</summary>
internal static class PostWords
{
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

    /// <summary>What a post does.</summary>
    public static string Say(PostOperation operation) => operation switch
    {
        PostOperation.Add => "Create",
        PostOperation.Modify => "Change",
        PostOperation.Delete => "Delete",
        PostOperation.Void => "Void",
    };
}
