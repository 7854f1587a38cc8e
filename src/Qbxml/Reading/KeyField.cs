namespace WebConnectorSync.Qbxml.Reading;

/// <summary>The fields of a record that the engine itself needs.</summary>
internal enum KeyField
{
    None,
    Id,
    EditSequence,
    TimeCreated,
    TimeModified,
    TimeDeleted,
    Name,
    FullName,
    RefNumber,
    TxnDate,
    ParentId,
    IsActive,
    Sublevel,
    PartyName,
    Count,
}
