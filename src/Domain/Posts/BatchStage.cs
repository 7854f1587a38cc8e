namespace WebConnectorSync.Domain.Posts;

/// <summary>How far it is known what became of a message of writes.</summary>
public enum BatchStage
{
    /// <summary>Made, and not handed out yet.</summary>
    Ready,

    /// <summary>Handed out; no answer so far.</summary>
    Sent,

    /// <summary>QuickBooks was asked for the outcome and has none stored; each record is looked for.</summary>
    LookingUp,

    /// <summary>Nothing of it was found in QuickBooks: the same bytes with the same id may go out again.</summary>
    NotFound,

    /// <summary>It is known of every request what became of it, or the posts in doubt are looked up on their own.</summary>
    Closed,
}
