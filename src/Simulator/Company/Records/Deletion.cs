namespace WebConnectorSync.Simulator.Company.Records;

/// <summary>What remains of a deleted record: ListDeletedRet or TxnDeletedRet.</summary>
internal sealed record Deletion(string ObjectName, string Id, long CreatedAt, long DeletedAt, string Name);
