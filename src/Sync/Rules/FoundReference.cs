namespace WebConnectorSync.Sync.Rules;

/// <summary>A reference found in a record's JSON.</summary>
/// <param name="Sections">The sections it may lead to.</param>
/// <param name="Id">ListID or TxnID.</param>
/// <param name="IsAbove">Whether it is the record above.</param>
internal readonly record struct FoundReference(IReadOnlyList<string> Sections, string Id, bool IsAbove);
