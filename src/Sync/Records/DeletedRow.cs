using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Sync.Records;

/// <summary>A row to mark as deleted, with the number of its entry in the change feed.</summary>
internal readonly record struct DeletedRow(Guid Id, long Sequence, RecordState State, Reason Reason);
