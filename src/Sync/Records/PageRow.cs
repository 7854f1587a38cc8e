using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Sync.Records;

/// <summary>A row to write: a record of a page and what becomes of it here. Its state changes by <see cref="RecordTable"/>.</summary>
/// <param name="Record">The record of the page.</param>
internal readonly record struct PageRow(StagedRecord Record)
{
    /// <summary>Its id; given when it is written, if it is new.</summary>
    public Guid Id { get; init; }

    /// <summary>How the two sides stand now.</summary>
    public RecordState State { get; private init; }

    /// <summary>Why it stands so.</summary>
    public Reason? Reason { get; private init; }

    /// <summary>What the change feed says; null when it says nothing.</summary>
    public ChangeType? Change { get; private init; }

    /// <summary>The number of its entry in the change feed; 0 when it has none.</summary>
    public long Sequence { get; init; }

    /// <summary>What was stored of it; null when it is not known by its QuickBooks id.</summary>
    public KnownRecord? Known { get; init; }

    /// <summary>The number of the row that is changed; it is written in no other version.</summary>
    public int Version { get; init; }

    /// <summary>Whether it gets a row of its own.</summary>
    public bool IsNew => Id == Guid.Empty || IsInserted;

    /// <summary>Set with the id of a new row.</summary>
    public bool IsInserted { get; init; }

    /// <summary>QuickBooks shows it for the first time.</summary>
    public static PageRow New(StagedRecord record) => new(record) { State = RecordState.QuickBooksOnly, Change = ChangeType.Created };

    /// <summary>QuickBooks shows it otherwise than it is stored.</summary>
    public static PageRow Changed(StagedRecord record, KnownRecord stored) =>
        new(record)
        {
            Id = stored.Id,
            Known = stored,
            Version = stored.Version,
            State = stored.State,
            Reason = stored.Reason,
            Change = ChangeType.Updated,
        };

    /// <summary>
    /// QuickBooks shows it again after it was deleted. Readers of the feed were told that it is gone, so they are told that it was created.
    /// </summary>
    public static PageRow Back(StagedRecord record, KnownRecord stored) =>
        Changed(record, stored).After(stored.HasExternalId ? RecordEvent.Link : RecordEvent.SyncFromQuickBooks, null, ChangeType.Created);

    /// <summary>A rule keeps it out.</summary>
    public PageRow Ignore(Reason reason) =>
        After(RecordEvent.Ignore, reason, Known is { State: RecordState.Ignored } ? null : ChangeType.Ignored);

    /// <summary>No rule keeps it out any more.</summary>
    public PageRow Sync() => After(RecordEvent.SyncFromQuickBooks, null, ChangeType.Created);

    /// <summary>It is set aside until it is known whether the app has it already.</summary>
    public PageRow SetAside(Reason reason) => After(RecordEvent.SetAside, reason, null);

    /// <summary>It is a record that the app has: it goes into that row.</summary>
    /// <param name="id">The row.</param>
    /// <param name="version">Its number.</param>
    /// <param name="state">Its state.</param>
    public PageRow LinkTo(Guid id, int version, RecordState state) =>
        (this with { Id = id, Version = version, State = state }).After(RecordEvent.Link, null, ChangeType.Linked);

    private PageRow After(RecordEvent on, Reason? reason, ChangeType? change) =>
        this with { State = RecordTable.Transitions.After(State, on), Reason = reason, Change = change };
}
