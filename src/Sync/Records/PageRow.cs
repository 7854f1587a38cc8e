using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Sync.Records;

/// <summary>A row to write.</summary>
/// <param name="Id">Its id; given when it is written, if it is new.</param>
/// <param name="State">How the two sides stand now.</param>
/// <param name="Change">What the change feed says; null when it says nothing.</param>
/// <param name="Record">The record of the page.</param>
internal readonly record struct PageRow(Guid Id, RecordState State, ChangeType? Change, StagedRecord Record)
{
    /// <summary>The number of its entry in the change feed; 0 when it has none.</summary>
    public long Sequence { get; init; }

    /// <summary>Why it stands so.</summary>
    public string? Reason { get; init; }

    /// <summary>What was stored of it; null when it is not known by its QuickBooks id.</summary>
    public KnownRecord? Known { get; init; }

    /// <summary>The number of the row that is changed; it is written in no other version.</summary>
    public int Version { get; init; }

    /// <summary>Whether it gets a row of its own.</summary>
    public bool IsNew => Id == Guid.Empty || IsInserted;

    /// <summary>Set with the id of a new row.</summary>
    public bool IsInserted { get; init; }
}
