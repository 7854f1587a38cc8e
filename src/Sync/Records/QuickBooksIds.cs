namespace WebConnectorSync.Sync.Records;

/// <summary>ListID and TxnID, as QuickBooks makes them.</summary>
internal static class QuickBooksIds
{
    /// <summary>The most characters an id may have.</summary>
    public const int MaxLength = 36;
}
