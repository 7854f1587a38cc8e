using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Posts;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;

namespace WebConnectorSync.Server.Pages.Records;

/// <summary>How a record stands, what happens next with it, and who decided so.</summary>
/// <param name="Mark">The sign and the word beside its name: green only where nothing differs and nothing is left to do.</param>
/// <param name="Next">What happens next, in a sentence; null where nothing does.</param>
/// <param name="IsNextContact">It happens with the next contact.</param>
/// <param name="Decision">The decision it follows from; null when it follows from none.</param>
/// <param name="MayUndo">The decision can be taken back: nothing of it has gone to QuickBooks, and neither side has changed.</param>
internal sealed record RecordStanding(Mark Mark, string? Next, bool IsNextContact, RecordDecision? Decision, bool MayUndo)
{
    /// <summary>Looks at the record, whether its sides differ, and its posts and decisions, newest first.</summary>
    public static RecordStanding Of(Record record, bool differs, IReadOnlyList<Post> posts, IReadOnlyList<RecordDecision> decisions)
    {
        var open = posts is [{ Status: not (PostStatus.Posted or PostStatus.Cancelled or PostStatus.Ignored) } post, ..]
            ? post
            : null;
        var decision = decisions is [{ UndoneAt: null } newest, ..] && !posts.Any(p => HasArrived(p, newest)) ? newest : null;
        var next = record.State == RecordState.Conflict ? null : Planned(open) ?? Settled(record, differs, decision);
        return new(
            MarkOf(record, differs, open),
            next,
            record.State != RecordState.Conflict && open is { Status: PostStatus.Pending, WaitsFor: null },
            decision,
            decision is not null && DecisionUndo.IsPossible(decision, record, posts));
    }

    /// <summary>What was decided, to be read after "decided: ".</summary>
    public static string Say(DecisionKind kind) => kind switch
    {
        DecisionKind.Link => "it is that record of QuickBooks",
        DecisionKind.KeepApart => "it is none of those in QuickBooks",
        DecisionKind.LeaveOut => "it is left out",
        DecisionKind.UseQuickBooks => "QuickBooks' values count",
        DecisionKind.UseApp => "your app's values count",
        DecisionKind.LeaveBoth => "both sides stay as they are",
        DecisionKind.Unlink => "the two sides are not the same record",
        DecisionKind.BringBack => "it syncs again",
    };

    private static bool HasArrived(Post post, RecordDecision decision) => post.Status == PostStatus.Posted && post.DoneAt >= decision.At;

    // "Linked" in green beside values that differ would say that there is nothing to look at.
    private static Mark MarkOf(Record record, bool differs, Post? open) => (record.State, open) switch
    {
        (RecordState.Linked, { Status: PostStatus.Rejected }) => new("bad", "Linked, refused by QuickBooks"),
        (RecordState.Linked, { Status: PostStatus.Held } held) =>
            held.Reason == PostQueue.OnRequest ? new("none", "Linked, to be posted on request") : new("warn", "Linked, held"),
        (RecordState.Linked, { Status: PostStatus.Sent or PostStatus.Unknown } sent) => PostWords.MarkOf(sent.Status),
        (RecordState.Linked, { } pending) => new("none", Waiting(pending.Operation)),
        (RecordState.Linked, _) when differs => new("none", "Linked, values differ"),
        _ => RecordLine.MarkOf(record.State),
    };

    private static string Waiting(PostOperation operation) => operation switch
    {
        PostOperation.Add => "Linked, waits to be created",
        PostOperation.Modify => "Linked, a change waits to be sent",
        PostOperation.Delete => "Linked, waits to be deleted",
        PostOperation.Void => "Linked, waits to be voided",
    };

    private static string? Planned(Post? open) => open switch
    {
        { Status: PostStatus.Pending, Reason: { } reason } => $"{What(open.Operation)} {reason}",
        { Status: PostStatus.Pending } => What(open.Operation),
        { Status: PostStatus.Held } when open.Reason == PostQueue.OnRequest => "Nothing is sent until somebody posts it.",
        { Status: PostStatus.Held, Reason: { } reason } => $"Nothing is sent for now: {reason}",
        { Status: PostStatus.Sent } => "It is on its way to QuickBooks at this moment.",
        { Status: PostStatus.Unknown } => "It was sent, and with the next contact it is looked up whether QuickBooks took it.",
        { Status: PostStatus.Rejected } => "QuickBooks has not taken it. Its post says why and what to do.",
        _ => null,
    };

    private static string What(PostOperation operation) => operation switch
    {
        PostOperation.Add => "It is created in QuickBooks with the next contact.",
        PostOperation.Modify => "Your app's values go to QuickBooks with the next contact.",
        PostOperation.Delete => "It is deleted in QuickBooks with the next contact.",
        PostOperation.Void => "It is voided in QuickBooks with the next contact.",
    };

    // No post is needed.
    private static string? Settled(Record record, bool differs, RecordDecision? decision) => (record.State, decision?.Kind) switch
    {
        (RecordState.Linked, DecisionKind.LeaveBoth) =>
            "Nothing is sent to QuickBooks. The two stay different until one side changes again; then the rules decide.",
        (RecordState.Linked, DecisionKind.UseQuickBooks) =>
            "Nothing is sent to QuickBooks. Your app is told of QuickBooks' values, and the two differ until it takes them.",
        (RecordState.Linked, _) when differs && record.AppHash != record.PostedHash =>
            "Nothing of it waits to be sent. Your app's values go when you send them, or when it changes them again.",
        (RecordState.Linked, _) when differs =>
            "Nothing is sent to QuickBooks: by the rules its values count. The two differ until your app takes them.",
        (RecordState.Linked, DecisionKind.Link) => "Both sides have the same values. From now on changes sync as the rules say.",
        (RecordState.Ignored, not null) => "Nothing of it is sent until somebody brings it back.",
        _ => null,
    };
}
