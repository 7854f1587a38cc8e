namespace WebConnectorSync.Domain.Records;

/// <summary>What can happen to a record.</summary>
public enum RecordEvent
{
    /// <summary>Only the app has it, and it syncs: it was put again, a rule or a person lets it in, a doubt has ended.</summary>
    SyncFromApp,

    /// <summary>Only QuickBooks has it, and it syncs: QuickBooks shows it again, a rule lets it in, it is set aside no longer.</summary>
    SyncFromQuickBooks,

    /// <summary>A rule or a person keeps it out.</summary>
    Ignore,

    /// <summary>What one side has is what the other side has.</summary>
    Link,

    /// <summary>QuickBooks took what the app sent.</summary>
    Post,

    /// <summary>A person must decide: which record it is, or which side counts.</summary>
    Dispute,

    /// <summary>A new record of QuickBooks waits until it is known whether the app has it already.</summary>
    SetAside,

    /// <summary>QuickBooks' side is taken off, and the app's goes on alone.</summary>
    Split,

    /// <summary>The app deleted its side, and QuickBooks keeps its own.</summary>
    Unlink,

    /// <summary>QuickBooks does not have it any more, or the app deleted it before QuickBooks had it.</summary>
    Delete,
}
