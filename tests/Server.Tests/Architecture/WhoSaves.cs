namespace WebConnectorSync.Server.Tests.Architecture;

/// <summary>
/// In the engine whoever opens a transaction saves, and what it calls leaves its changes in the context (src/Sync/Storage/README.md). So a
/// change that is half done is never stored, and no method has to say who saves.
/// </summary>
public sealed class WhoSaves
{
    // They begin the work: what people and the app ask, a call of a session, a job, a step.
    private static readonly string[] Begin =
    [
        "AppRecords/IdempotentReceiver.cs", "Audit/AuditTrail.cs", "Changes/UnitOfWork.cs", "Companies/CompanyActions.cs",
        "Companies/CompanyCreation.cs", "Companies/NightlyJob.cs", "Delivery/BatchBuilder.cs", "Reconciliation/ComparisonRequests.cs",
        "RuleChanges/ResetMatching.cs", "RuleChanges/RuleReevaluation.cs", "Rules/CustomersBeforeStart.cs", "Rules/RuleCache.cs",
        "Sessions/AuthenticateHandler.cs", "Sessions/CloseConnectionHandler.cs", "Sessions/ConnectionErrorHandler.cs",
        "Sessions/ExpireSessionsJob.cs", "Sessions/GetLastErrorHandler.cs", "Sessions/IdleCall.cs", "Sessions/NextStep.cs",
        "Sessions/ReceiveResponseHandler.cs", "Sessions/SendRequestHandler.cs", "Sessions/WrongPassword.cs", "Statistics/StatisticsJob.cs",
    ];

    // The QuickBooks id of one row is free for the other only after a save.
    private static readonly string[] FreeAKey =
    [
        "Matching/DecisionUndo.cs", "Matching/LinkTransfer.cs", "Matching/ProvisionalLinks.cs", "Matching/RecordActions.cs",
        "Matching/RecordMerger.cs",
    ];

    // What follows in the same transaction reads it from the database.
    private static readonly string[] AreReadNext =
        ["Delivery/PostResponseHandler.cs", "Matching/ConcurrentEdit.cs", "Matching/PageMatching.cs"];

    [Fact]
    public void Only_who_begins_the_work_saves_and_who_must_in_between()
    {
        var root = Path.Combine(TheRepository.Root, "src", "Sync");

        var saving = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains(".SaveChangesAsync(", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("Storage/", StringComparison.Ordinal));

        Assert.Equal([.. Begin.Concat(FreeAKey).Concat(AreReadNext).Order()], saving.Order());
    }
}
