using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Posts;

/// <summary>What the server does about the answer to a post.</summary>
public enum PostReaction
{
    /// <summary>QuickBooks has what was sent.</summary>
    Settle,

    /// <summary>Nothing was written, and time may heal it: again after a pause.</summary>
    TryLater,

    /// <summary>Nothing was written because the record changed in QuickBooks: it is read again first.</summary>
    Reread,

    /// <summary>Nobody knows: it is looked up.</summary>
    LookUp,

    /// <summary>Nothing was written, and somebody must change something.</summary>
    Reject,
}

/// <summary>Chooses the reaction.</summary>
public static class PostReactions
{
    private const string NoSuchRecord = "3120";

    /// <summary>The reaction to a code. Only where nothing was written is anything tried again by itself.</summary>
    public static PostReaction Of(Meaning meaning, PostOperation operation)
    {
        ArgumentNullException.ThrowIfNull(meaning);
        return meaning switch
        {
            { Outcome: WriteOutcome.Applied } => PostReaction.Settle,
            { Outcome: WriteOutcome.Unknown } => PostReaction.LookUp,

            // What shall be deleted is gone already.
            { Code: NoSuchRecord } when operation == PostOperation.Delete => PostReaction.Settle,
            { Retry: Retry.AfterReread } => PostReaction.Reread,
            { Retry: Retry.Yes or Retry.Later } => PostReaction.TryLater,
            _ => PostReaction.Reject,
        };
    }
}
