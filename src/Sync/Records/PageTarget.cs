namespace WebConnectorSync.Sync.Records;

/// <summary>Where a page goes and the instant that is written into its rows.</summary>
internal readonly record struct PageTarget(Guid CompanyId, string Section, DateTime Now);
