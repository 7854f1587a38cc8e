namespace WebConnectorSync.Qbxml.Writing;

/// <summary>
/// What a request says besides its fields. An attribute the request does not have in that dialect is left out: QuickBooks would refuse the
/// whole message.
/// </summary>
public sealed record RequestAttributes
{
    /// <summary>Echoed in the answer; at most 50 characters, unique in the message.</summary>
    public string? RequestID { get; init; }

    /// <summary>NoMetaData, MetaDataOnly or MetaDataAndResponseData (queries, since 4.0).</summary>
    public string? MetaData { get; init; }

    /// <summary>Start, Continue or Stop (queries with iterators, since 5.0).</summary>
    public string? Iterator { get; init; }

    /// <summary>The id an earlier answer gave, for Continue and Stop.</summary>
    public string? IteratorID { get; init; }

    /// <summary>
    /// Names the new transaction's id for later requests of the same message (<c>TxnID:name</c>; transaction Adds, since 2.0).
    /// </summary>
    public string? DefMacro { get; init; }

    /// <summary>
    /// Adds and Mods: the elements of the object the answer shall carry; empty for all. Queries have them among their fields.
    /// </summary>
    public IReadOnlyList<string> IncludeRetElements { get; init; } = [];
}
