namespace WebConnectorSync.Domain.Catalogue;

/// <summary>The codes of this server; each has its words in the catalogue.</summary>
public static class OwnCodes
{
    /// <summary>The open company file is not the one this connection belongs to.</summary>
    public const string WrongFile = "WRONGFILE";

    /// <summary>The open file does not know what it knew: a backup was restored, or it is an older copy.</summary>
    public const string FileRestored = "FILERESTORED";

    /// <summary>The open file bears our mark and knows nothing that is known.</summary>
    public const string FileUnfamiliar = "FILEUNKNOWN";

    /// <summary>QuickBooks refuses the questions that show which file is open.</summary>
    public const string FileSilent = "FILESILENT";

    /// <summary>A copy is open, as a person said.</summary>
    public const string FileCopy = "FILECOPY";

    /// <summary>The file is open under a path that was never seen before.</summary>
    public const string FileMoved = "FILEMOVED";

    /// <summary>A message was handed out and its answer never came.</summary>
    public const string LostAnswer = "LOSTANSWER";

    /// <summary>An answer came and is no readable qbXML.</summary>
    public const string BadAnswer = "BADANSWER";

    /// <summary>The company has as many records as this server takes of one.</summary>
    public const string Quota = "QUOTA";

    /// <summary>An iterator broke, and its section begins again.</summary>
    public const string Iterator = "ITERATOR";

    /// <summary>QuickBooks or the company file could not be opened, with a code that has no entry.</summary>
    public const string OpenFailed = "OPENFAILED";

    /// <summary>Wrong passwords come so often that sign-ins of the company are slowed down.</summary>
    public const string SlowedDown = "SLOWEDDOWN";

    /// <summary>
    /// A record is open in QuickBooks; <see cref="Meanings.Status"/> takes these words for every status code whose text says so.
    /// </summary>
    public const string Locked = "LOCKED";

    /// <summary>The check before a post goes out found something QuickBooks would refuse.</summary>
    public const string Unfit = "UNFIT";

    /// <summary>A post was tried so often that a person should look.</summary>
    public const string Waited = "WAITED";

    /// <summary>A record the post's own refers to was refused.</summary>
    public const string Parent = "PARENT";

    /// <summary>Records refer to each other in a circle.</summary>
    public const string Cycle = "CYCLE";

    /// <summary>A record that the post's own names does not exist in QuickBooks any more.</summary>
    public const string ReferenceGone = "REFGONE";

    /// <summary>A record that the post's own names was merged with another one.</summary>
    public const string ReferenceMerged = "REFMERGED";

    /// <summary>What was to be paid is paid already.</summary>
    public const string AlreadyPaid = "PAID";

    /// <summary>A post in doubt was looked up, and several records in QuickBooks may be its own.</summary>
    public const string Several = "SEVERAL";

    /// <summary>Both sides changed the record, and the rules ask a person.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>Characters the app sent came back as question marks.</summary>
    public const string LostCharacters = "LOSTCHARS";

    /// <summary>A feature was switched off on which a section with records depends.</summary>
    public const string FeatureOff = "FEATUREOFF";

    /// <summary>The clock of the computer with QuickBooks and the Web Connector is wrong.</summary>
    public const string ComputerClock = "CLOCK";

    /// <summary>A record bears a time that only a computer with a wrong clock can have given it.</summary>
    public const string SaveTime = "SAVETIME";

    /// <summary>Two entries of one list have the same name.</summary>
    public const string SameName = "SAMENAME";

    /// <summary>A record the app knows is no longer in QuickBooks.</summary>
    public const string LinkedGone = "LINKEDGONE";

    /// <summary>The total of a transaction the app knows was changed in QuickBooks.</summary>
    public const string TotalChanged = "TOTALCHANGED";
}
