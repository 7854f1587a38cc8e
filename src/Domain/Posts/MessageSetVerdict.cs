namespace WebConnectorSync.Domain.Posts;

/// <summary>What the messageSetStatusCode of an answer says about the requests that have no response of their own in it.</summary>
public enum MessageSetVerdict
{
    /// <summary>Nobody knows; they are looked up.</summary>
    Unknown,

    /// <summary>QuickBooks did not look at the message: nothing was executed.</summary>
    NotExecuted,
}

/// <summary>Reads messageSetStatusCode.</summary>
public static class MessageSetCode
{
    /// <summary>Everything in order; the outcome is stored under the id.</summary>
    public const string Stored = "0";

    private const string InvalidId = "9004";

    /// <summary>
    /// What it says about requests without a response. Only an id of a wrong form rules out that they were executed: 600 and 9002 say
    /// that QuickBooks has no outcome stored, which a restored backup or a rebuilt file also explains; 9001 says that another text is
    /// stored.
    /// </summary>
    public static MessageSetVerdict Verdict(string? code) => code == InvalidId ? MessageSetVerdict.NotExecuted : MessageSetVerdict.Unknown;
}
