using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Records;

/// <summary>Which records of a section a person looks at, and in which order.</summary>
/// <param name="State">Only those in that state; null: all.</param>
/// <param name="Text">Only those whose name has that text, of transactions also those whose fields have it; null: all.</param>
internal sealed record RecordFilter(RecordState? State, string? Text)
{
    /// <summary>By what they are sorted; null: lists by name, transactions by date, the newest first.</summary>
    public RecordOrder? Order { get; init; }

    /// <summary>The other way round.</summary>
    public bool IsDown { get; init; }

    /// <summary>Where the page before ended (<see cref="RecordListPage.Next"/>); null: from the beginning.</summary>
    public string? After { get; init; }

    /// <summary>Where the page behind begins (<see cref="RecordListPage.Previous"/>): the page before it is wanted.</summary>
    public string? Before { get; init; }
}

/// <summary>By what records are sorted.</summary>
internal enum RecordOrder
{
    Name,
    Date,
    Changed,
}

/// <summary>One page of records.</summary>
/// <param name="Records">Its records.</param>
/// <param name="Previous">Before what the page before lies; null before the first.</param>
/// <param name="Next">Where the next page begins; null after the last.</param>
internal sealed record RecordListPage(IReadOnlyList<Record> Records, string? Previous, string? Next);
