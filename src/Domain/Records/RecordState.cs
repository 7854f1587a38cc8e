namespace WebConnectorSync.Domain.Records;

/// <summary>Which side knows a record, and how the two stand to each other.</summary>
public enum RecordState
{
    /// <summary>Both sides know it and are linked.</summary>
    Linked,

    /// <summary>Only QuickBooks has it.</summary>
    QuickBooksOnly,

    /// <summary>Only the app has it.</summary>
    AppOnly,

    /// <summary>A rule keeps it out; the reason says which.</summary>
    Ignored,

    /// <summary>Both sides changed it and a person must decide.</summary>
    Conflict,

    /// <summary>Deleted in QuickBooks.</summary>
    Deleted,
}
