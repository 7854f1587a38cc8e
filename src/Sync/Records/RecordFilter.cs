using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Records;

/// <summary>Which records of a section a person looks at.</summary>
/// <param name="State">Only those in that state; null: all.</param>
/// <param name="Text">Only those whose name has that text, of transactions also those whose fields have it; null: all.</param>
/// <param name="After">Where the page before ended (<see cref="RecordListPage.Next"/>); null: from the beginning.</param>
internal sealed record RecordFilter(RecordState? State, string? Text, string? After);

/// <summary>One page of records.</summary>
/// <param name="Records">Its records.</param>
/// <param name="Next">Where the next page begins; null after the last.</param>
internal sealed record RecordListPage(IReadOnlyList<Record> Records, string? Next);
