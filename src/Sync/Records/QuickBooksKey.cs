namespace WebConnectorSync.Sync.Records;

/// <summary>A record of QuickBooks. Ids are unique within a list only.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Id">ListID or TxnID.</param>
internal readonly record struct QuickBooksKey(string Section, string Id);

/// <summary>ListID and TxnID, as QuickBooks makes them.</summary>
internal static class QuickBooksIds
{
    /// <summary>The most characters an id may have.</summary>
    public const int MaxLength = 36;
}
