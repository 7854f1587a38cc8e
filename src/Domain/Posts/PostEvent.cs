namespace WebConnectorSync.Domain.Posts;

/// <summary>What can happen to a post.</summary>
public enum PostEvent
{
    /// <summary>The record needs it, and the rules or a person let it go out.</summary>
    Queue,

    /// <summary>It goes no further until a person asks for it or decides.</summary>
    Hold,

    /// <summary>A rule keeps its record out.</summary>
    Ignore,

    /// <summary>It is taken back: on request, or because nothing is left to write.</summary>
    Withdraw,

    /// <summary>A record it refers to must be in QuickBooks first.</summary>
    Wait,

    /// <summary>What it waited for is in QuickBooks, or goes out too.</summary>
    Release,

    /// <summary>It was put into a message.</summary>
    Pack,

    /// <summary>That message never left.</summary>
    Unpack,

    /// <summary>The message that carries it is handed out.</summary>
    Send,

    /// <summary>QuickBooks has what it says.</summary>
    Settle,

    /// <summary>QuickBooks has the record, and its custom fields are written next.</summary>
    Continue,

    /// <summary>It is certain that nothing was written, and it goes out again.</summary>
    Retry,

    /// <summary>Nobody knows whether QuickBooks took it.</summary>
    Doubt,

    /// <summary>It was looked for and is not in QuickBooks; its message may go out again as it was.</summary>
    Miss,

    /// <summary>QuickBooks, or the check before, refused it.</summary>
    Reject,

    /// <summary>It was looked for or read again, and a person must decide.</summary>
    Ask,

    /// <summary>It was read again, and by the rules QuickBooks' side counts.</summary>
    Yield,
}
