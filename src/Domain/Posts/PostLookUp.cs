namespace WebConnectorSync.Domain.Posts;

/// <summary>Whether QuickBooks must be asked about a record before its post goes on.</summary>
public enum PostLookUp
{
    /// <summary>No.</summary>
    None,

    /// <summary>The post was sent and nobody knows whether it was applied: is the record there, and as we sent it?</summary>
    Doubt,

    /// <summary>It was not applied because the record changed in QuickBooks: what does it look like now?</summary>
    Reread,

    /// <summary>It was refused because of a record it names: does QuickBooks have that one, and how does it stand?</summary>
    Named,
}
