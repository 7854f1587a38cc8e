namespace WebConnectorSync.Domain.Rules;

/// <summary>What holds for one section's records. The values here are the defaults.</summary>
public sealed record SectionRules
{
    /// <summary>What becomes of a record that only QuickBooks has.</summary>
    public OneSided QuickBooksOnly { get; init; }

    /// <summary>What becomes of a record that only the app has.</summary>
    public OneSided AppOnly { get; init; }

    /// <summary>
    /// Records of before that day do not sync; null for all. Filled by <see cref="CompanyRules.Of"/> from the section or the whole
    /// document.
    /// </summary>
    public DateOnly? FromDate { get; init; }

    /// <summary>When the app's records go to QuickBooks.</summary>
    public PostMoment Post { get; init; }

    /// <summary>Which side's values count when both sides have others.</summary>
    public ConflictWinner Conflict { get; init; }

    /// <summary>What becomes of a record in QuickBooks when the app changes it afterwards.</summary>
    public AfterPosting AfterPosting { get; init; }

    /// <summary>What becomes of a record in QuickBooks when the app deletes it.</summary>
    public OnDelete OnDelete { get; init; } = OnDelete.Unlink;

    /// <summary>What becomes of characters that QuickBooks cannot keep.</summary>
    public CharacterPolicy Characters { get; init; }
}

/// <summary>What becomes of a record that only one side has.</summary>
public enum OneSided
{
    /// <summary>It is created on the other side.</summary>
    Create,

    /// <summary>It stays where it is.</summary>
    Ignore,
}

/// <summary>When the app's records go to QuickBooks.</summary>
public enum PostMoment
{
    /// <summary>With the next contact.</summary>
    AtOnce,

    /// <summary>When somebody asks for it.</summary>
    OnRequest,
}

/// <summary>Which side's values count when both have others.</summary>
public enum ConflictWinner
{
    /// <summary>QuickBooks' values.</summary>
    QuickBooks,

    /// <summary>The app's values.</summary>
    App,

    /// <summary>Those that were changed last.</summary>
    Newest,

    /// <summary>A person decides each time.</summary>
    Ask,
}

/// <summary>What a change in the app does to what was posted before.</summary>
public enum AfterPosting
{
    /// <summary>The record in QuickBooks is modified.</summary>
    Modify,

    /// <summary>It is deleted in QuickBooks and posted again.</summary>
    Locked,
}

/// <summary>What a deletion in the app does in QuickBooks.</summary>
public enum OnDelete
{
    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It is voided: the transaction stays, with amounts of zero.</summary>
    Void,

    /// <summary>Nothing; the two are not linked any more.</summary>
    Unlink,
}

/// <summary>What becomes of characters that QuickBooks cannot keep.</summary>
public enum CharacterPolicy
{
    /// <summary>The record is refused, with the field and the character named.</summary>
    Refuse,

    /// <summary>They are written in letters QuickBooks can keep (Łódź as Lodz).</summary>
    Transliterate,

    /// <summary>They are sent as they are; QuickBooks puts a question mark in their place.</summary>
    Send,
}
