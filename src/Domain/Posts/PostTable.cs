using static WebConnectorSync.Domain.Posts.PostEvent;
using static WebConnectorSync.Domain.Posts.PostStatus;

namespace WebConnectorSync.Domain.Posts;

/// <summary>
/// How a post can go from one status to another. A new post is pending. What has no entry cannot happen: a post that may have reached
/// QuickBooks (sent, unknown) is not planned anew, held or taken back before it is known what became of it, and a posted one never changes.
/// </summary>
public static class PostTable
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<PostStatus> From { get; } =
        /*                */ [Pending,   Held,      Ignored,   Rejected,  Cancelled, Sent,      Unknown,   Posted];

    /// <summary>The lines. First what is planned for a record, then the way through a message, then what became of it.</summary>
    public static IReadOnlyList<TransitionLine<PostStatus, PostEvent>> All { get; } =
    [
        new(Queue,            Pending,   Pending,   Pending,   Pending,   Pending,   No,        No,        No),
        new(Hold,             Held,      Held,      Held,      Held,      Held,      No,        No,        No),
        new(Ignore,           Ignored,   Ignored,   Ignored,   Ignored,   Ignored,   No,        No,        No),
        new(Withdraw,         Cancelled, Cancelled, Cancelled, Cancelled, Cancelled, No,        No,        No),

        new(Wait,             Pending,   No,        No,        No,        No,        No,        No,        No),
        new(Release,          Pending,   Pending,   No,        No,        No,        No,        No,        No),
        new(Pack,             Sent,      No,        No,        No,        No,        No,        No,        No),
        new(Unpack,           No,        No,        No,        No,        No,        Pending,   No,        No),
        new(Send,             No,        No,        No,        No,        No,        Sent,      Sent,      No),

        // A pending post is settled when QuickBooks turns out to have what it says; it can be one that is read again after a refusal.
        new(Settle,           Posted,    No,        No,        No,        No,        Posted,    Posted,    No),
        new(Continue,         Pending,   No,        No,        No,        No,        Pending,   Pending,   No),
        new(Retry,            Pending,   No,        No,        No,        No,        Pending,   Pending,   No),
        new(Doubt,            No,        No,        No,        No,        No,        Unknown,   Unknown,   No),
        new(Miss,             No,        No,        No,        No,        No,        No,        Unknown,   No),
        new(Reject,           Rejected,  No,        No,        No,        No,        Rejected,  Rejected,  No),
        new(Ask,              Held,      No,        No,        No,        No,        No,        Held,      No),
        new(Yield,            Cancelled, No,        No,        No,        No,        No,        Cancelled, No),
    ];

    /// <summary>The same, to be asked.</summary>
    public static TransitionTable<PostStatus, PostEvent, PostStatus> Transitions { get; } =
        TransitionTable.Of("a post", From, All);

    private static PostStatus? No => null;
}
