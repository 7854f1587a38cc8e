namespace WebConnectorSync.Sync.Records;

/// <summary>
/// One record as QuickBooks returned it, ready to be stored. A class on purpose: an array of a thousand values this wide lies on the large
/// object heap and, when dead, keeps all that its records point to alive until a full collection.
/// </summary>
/// <param name="QuickBooksId">ListID or TxnID.</param>
/// <param name="Name">FullName, Name or RefNumber.</param>
/// <param name="EditSequence">QuickBooks' revision mark.</param>
/// <param name="TimeModified">QuickBooks' local clock, 19 characters.</param>
/// <param name="ParentId">The parent's id in the same section.</param>
/// <param name="IsActive">False when made inactive.</param>
/// <param name="TxnOn">TxnDate.</param>
/// <param name="ContentHash">Hash of <paramref name="Json"/>, from which nobody can guess its personal data.</param>
/// <param name="Json">The fields, UTF-8.</param>
/// <param name="SecondsAhead">How far its time lies ahead of now; 0 when it may be true.</param>
internal sealed record StagedRecord(
    string QuickBooksId,
    string? Name,
    string? EditSequence,
    string? TimeModified,
    string? ParentId,
    bool IsActive,
    DateOnly? TxnOn,
    long ContentHash,
    ReadOnlyMemory<byte> Json,
    int SecondsAhead = 0)
{
    /// <summary>Whether <see cref="Json"/> has personal data, which is encrypted wherever it is written.</summary>
    public bool HasSecrets { get; init; }
}
