namespace WebConnectorSync.Domain.Catalogue;

/// <summary>The codes of this server; each has its words in the catalogue.</summary>
public static class OwnCodes
{
    /// <summary>The open company file is not the one this connection belongs to.</summary>
    public const string WrongFile = "WRONGFILE";

    /// <summary>A message was handed out and its answer never came.</summary>
    public const string LostAnswer = "LOSTANSWER";

    /// <summary>An answer came and is no readable qbXML.</summary>
    public const string BadAnswer = "BADANSWER";

    /// <summary>An iterator broke, and its section begins again.</summary>
    public const string Iterator = "ITERATOR";

    /// <summary>The Web Connector has not called for longer than agreed.</summary>
    public const string NotConnected = "NOTCONNECTED";

    /// <summary>A session without calls was ended.</summary>
    public const string Expired = "EXPIRED";

    /// <summary>Another Web Connector works on the company; this one stands by.</summary>
    public const string TakenOver = "TAKENOVER";

    /// <summary>This QuickBooks is older than what is asked of it.</summary>
    public const string TooOld = "TOOOLD";

    /// <summary>A record is open in QuickBooks; <see cref="Meanings.Status"/> takes these words for every status code whose text says so.</summary>
    public const string Locked = "LOCKED";
}
