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

    /// <summary>Nothing was written because of a record that the request names: QuickBooks is asked for it by its id first.</summary>
    AskNamed,

    /// <summary>Nobody knows: it is looked up.</summary>
    LookUp,

    /// <summary>Nothing was written, and somebody must change something.</summary>
    Reject,
}

/// <summary>Chooses the reaction.</summary>
public static class PostReactions
{
    /// <summary>The reaction to a code. Only where nothing was written is anything tried again by itself.</summary>
    /// <param name="meaning">What the code means.</param>
    /// <param name="operation">What was to be done.</param>
    /// <param name="text">QuickBooks' words; they say which record they are about.</param>
    /// <param name="ownId">The id of the record that was to be written; null for a new one.</param>
    public static PostReaction Of(Meaning meaning, PostOperation operation, string? text = null, string? ownId = null)
    {
        ArgumentNullException.ThrowIfNull(meaning);
        return meaning switch
        {
            { Outcome: WriteOutcome.Applied } => PostReaction.Settle,
            { Outcome: WriteOutcome.Unknown } => PostReaction.LookUp,
            _ when IdAnswers.Of(IdAnswers.TroubleOf(meaning, text), IdAnswers.SubjectOf(text, ownId), operation) is { } ofId => ofId,
            { Retry: Retry.AfterReread } => PostReaction.Reread,
            { Retry: Retry.Yes or Retry.Later } => PostReaction.TryLater,
            _ => PostReaction.Reject,
        };
    }
}
