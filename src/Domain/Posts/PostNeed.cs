namespace WebConnectorSync.Domain.Posts;

/// <summary>What a record needs so that QuickBooks has what the app says.</summary>
public enum PostNeed
{
    /// <summary>Nothing: QuickBooks has what the app has, or the app has nothing.</summary>
    Nothing,

    /// <summary>QuickBooks does not have it.</summary>
    Add,

    /// <summary>QuickBooks has an older state of it.</summary>
    Modify,

    /// <summary>QuickBooks has an older state of it, and by the rules it is deleted there and posted again.</summary>
    Replace,

    /// <summary>The app deleted it, and by the rules QuickBooks shall.</summary>
    Delete,

    /// <summary>The app deleted it, and by the rules it is voided.</summary>
    Void,

    /// <summary>The app deleted it; it stays in QuickBooks and belongs to QuickBooks alone.</summary>
    Unlink,

    /// <summary>The app deleted it before QuickBooks had it.</summary>
    Forget,
}
