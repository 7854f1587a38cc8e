using static WebConnectorSync.Domain.Posts.PostStatus;

namespace WebConnectorSync.Domain.Posts;

/// <summary>What a person can do about a post as it stands: the one place that says which button is the first.</summary>
public static class PostDeeds
{
    /// <summary>The deeds, the one that helps first; none when nothing can be done.</summary>
    public static IReadOnlyList<PostDeed> Of(PostStanding post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return post switch
        {
            { IsUndecided: true } => [PostDeed.Decide, .. Edit(post), PostDeed.Cancel],

            // Sent by itself it would only be held again.
            { IsHeldByAnother: true } => [PostDeed.ShowAwaited, .. Edit(post), PostDeed.Cancel],
            { Status: Rejected or Held, IsUnfit: true, IsEditable: true } => [PostDeed.Edit, PostDeed.Retry, PostDeed.Cancel],
            { Status: Rejected or Held } or { Status: Pending, IsPaused: true } => [PostDeed.Retry, .. Edit(post), PostDeed.Cancel],
            { Status: Pending } => [.. Edit(post), PostDeed.Cancel],
            { Status: Cancelled or Unknown } => [PostDeed.Retry],
            _ => [],
        };
    }

    private static IEnumerable<PostDeed> Edit(PostStanding post) => post.IsEditable ? [PostDeed.Edit] : [];
}

/// <summary>What decides what can be done about a post.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="IsUnfit">What it writes has to be mended first.</param>
/// <param name="IsUndecided">Its record waits for a decision.</param>
/// <param name="IsHeldByAnother">It is held because of another post or record, and follows that one.</param>
/// <param name="IsEditable">What it writes can be edited here: the app's side of a record that the app has.</param>
/// <param name="IsPaused">It waits for a time after a failure that time may heal.</param>
public sealed record PostStanding(
    PostStatus Status, bool IsUnfit, bool IsUndecided, bool IsHeldByAnother, bool IsEditable, bool IsPaused);
