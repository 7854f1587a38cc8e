using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Server.Records;

/// <summary>A row to write: a record of the page with its id, its state and the number of its entry in the change feed.</summary>
internal readonly record struct PageRow(Guid Id, long Sequence, RecordState State, ChangeType Change, bool IsNew, StagedRecord Record);
