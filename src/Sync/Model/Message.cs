namespace WebConnectorSync.Sync.Model;

/// <summary>One qbXML message set handed out in a session, with what is kept of its answer.</summary>
internal sealed class Message : IVersioned
{
    public Guid SessionId { get; init; }

    /// <summary>1, 2, 3 ... in the session.</summary>
    public int Number { get; init; }

    public Guid CompanyId { get; init; }

    public MessageKind Kind { get; init; }

    /// <summary>What each request of the message is for, in order, JSON.</summary>
    public required string Requests { get; init; }

    /// <summary>The exact text handed out.</summary>
    public required string RequestXml
    {
        get;
        init
        {
            field = value;
            Characters = value.Length + (AnswerXml?.Length ?? 0);
        }
    }

    public DateTime HandedOutAt { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>
    /// Milliseconds between handing out and the beginning of the answer: QuickBooks' own time and the way there and back.
    /// </summary>
    public int? QuickBooksMilliseconds { get; set; }

    /// <summary>Size of the answer in bytes.</summary>
    public long? AnswerBytes { get; set; }

    public int? RecordCount { get; set; }

    /// <summary>The beginning of the answer, personal data masked.</summary>
    public string? AnswerXml
    {
        get;
        set
        {
            field = value;
            Characters = (RequestXml?.Length ?? 0) + (value?.Length ?? 0);
        }
    }

    /// <summary>Length of both texts, so that nobody reads them all to know how much room they take.</summary>
    public long Characters { get; private set; }

    /// <summary>Status of each response, JSON.</summary>
    public string? Responses { get; set; }

    public string? HResult { get; set; }

    /// <summary>What went wrong, in one sentence; null when nothing did.</summary>
    public string? Problem { get; set; }

    public int Version { get; set; }
}

/// <summary>What a message is for.</summary>
internal enum MessageKind
{
    /// <summary>Asks QuickBooks who it is and which file is open.</summary>
    Identify,

    /// <summary>Asks for records.</summary>
    Import,

    /// <summary>Asks a file in doubt which of the known ids it has; what comes is only counted.</summary>
    Survey,

    /// <summary>Writes records.</summary>
    Post,

    /// <summary>Asks for the stored outcome of a message of writes whose answer never came.</summary>
    Recovery,

    /// <summary>Looks for the records of posts in doubt.</summary>
    LookUp,
}
