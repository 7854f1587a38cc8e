namespace WebConnectorSync.Domain.Posts;

/// <summary>What QuickBooks finds wrong with an id that a request names.</summary>
public enum IdTrouble
{
    /// <summary>Nothing; the answer is about something else.</summary>
    None,

    /// <summary>It does not have the record (any more).</summary>
    Gone,

    /// <summary>A reference leads nowhere, or to what cannot be used there.</summary>
    BadReference,

    /// <summary>More was to be applied to a transaction than is open on it.</summary>
    Overpaid,
}
