namespace WebConnectorSync.Server.Records;

/// <summary>A record QuickBooks tells was deleted.</summary>
/// <param name="QuickBooksId">ListID or TxnID.</param>
/// <param name="TimeDeleted">QuickBooks' local clock, "2026-11-21T14:02:11"; null when it could not be read.</param>
internal readonly record struct DeletedRecord(string QuickBooksId, string? TimeDeleted)
{
    /// <summary>The sentence for the record's state.</summary>
    public string Reason => TimeDeleted is { Length: >= 10 } ? $"Deleted in QuickBooks on {TimeDeleted[..10]}." : "Deleted in QuickBooks.";
}
