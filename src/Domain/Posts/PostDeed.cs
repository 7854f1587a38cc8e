namespace WebConnectorSync.Domain.Posts;

/// <summary>What a person can do about a post.</summary>
public enum PostDeed
{
    /// <summary>Say which record of QuickBooks its record is, or whose values count.</summary>
    Decide,

    /// <summary>See to the record it waits for; it follows by itself.</summary>
    ShowAwaited,

    /// <summary>Mend what it writes.</summary>
    Edit,

    /// <summary>Send it with the next message; one whose outcome is unknown is looked up.</summary>
    Retry,

    /// <summary>Take it back before it is sent.</summary>
    Cancel,
}
