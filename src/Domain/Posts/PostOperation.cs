namespace WebConnectorSync.Domain.Posts;

/// <summary>What a post does to the record in QuickBooks.</summary>
public enum PostOperation
{
    /// <summary>...AddRq: QuickBooks does not have it.</summary>
    Add,

    /// <summary>...ModRq: QuickBooks has it, and the app changed it.</summary>
    Modify,

    /// <summary>ListDelRq or TxnDelRq.</summary>
    Delete,

    /// <summary>TxnVoidRq: the transaction stays, with amounts of zero.</summary>
    Void,
}
