using WebConnectorSync.Domain.Rules;

namespace WebConnectorSync.Sync.Rules;

/// <summary>A record of QuickBooks that is judged.</summary>
/// <param name="id">ListID or TxnID.</param>
/// <param name="parentId">The record above it in its section.</param>
/// <param name="facts">What the rules need to know of it.</param>
/// <param name="references">What it refers to, as far as that can matter.</param>
internal sealed class Candidate(string id, string? parentId, RecordFacts facts, IReadOnlyList<FoundReference> references)
{
    public string Id { get; } = id;

    public string? ParentId { get; } = parentId;

    public RecordFacts Facts { get; set; } = facts;

    public IReadOnlyList<FoundReference> References { get; } = references;

    /// <summary>It syncs already: that it is too old does not matter any more, as something that syncs brought it along.</summary>
    public bool IsSyncing { get; init; }

    /// <summary>Both sides have it: the rules keep it out no more, and what it refers to comes along.</summary>
    public bool IsLinked { get; init; }

    /// <summary>Why it is ignored; null when it is not.</summary>
    public Finding? Finding { get; set; }
}
