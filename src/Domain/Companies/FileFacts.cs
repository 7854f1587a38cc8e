namespace WebConnectorSync.Domain.Companies;

/// <summary>What is known of the company file that is open.</summary>
public sealed record FileFacts
{
    /// <summary>The FileID in it.</summary>
    public required FileStamp Stamp { get; init; }

    /// <summary>Whether it has the company name that the company's file had last; also while none is known.</summary>
    public required bool HasSameName { get; init; }

    /// <summary>The path it is open under.</summary>
    public required PathStanding Path { get; init; }

    /// <summary>Whether the newest records known are in it.</summary>
    public required WitnessFinding Witnesses { get; init; }

    /// <summary>The time of its last restore, against the one known.</summary>
    public ActivityTime Restored { get; init; }

    /// <summary>The time at which it was last condensed, against the one known.</summary>
    public ActivityTime Condensed { get; init; }
}

/// <summary>The FileID that adding a .qwc writes into the file that is open; a copy of the file has it, too.</summary>
public enum FileStamp
{
    /// <summary>This company's.</summary>
    Ours,

    /// <summary>Another one's.</summary>
    Other,

    /// <summary>There is none.</summary>
    None,
}

/// <summary>How well the path is known.</summary>
public enum PathStanding
{
    /// <summary>It was right before, or is the first one; one computer may name the file otherwise than another.</summary>
    Confirmed,

    /// <summary>Never seen before.</summary>
    New,

    /// <summary>A person said that a copy lies there.</summary>
    Copy,

    /// <summary>A person said that another company's file lies there.</summary>
    AnotherFile,
}

/// <summary>A time of the file's history against the one known.</summary>
public enum ActivityTime
{
    /// <summary>This QuickBooks does not tell, or told it for the first time.</summary>
    Unknown,

    /// <summary>As it was.</summary>
    Same,

    /// <summary>It has happened since.</summary>
    New,
}
