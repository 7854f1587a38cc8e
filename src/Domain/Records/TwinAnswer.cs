namespace WebConnectorSync.Domain.Records;

/// <summary>What becomes of a record of the app that would be new in QuickBooks.</summary>
public enum TwinAnswer
{
    /// <summary>It is written.</summary>
    Write,

    /// <summary>QuickBooks has it, and the two become one.</summary>
    Link,

    /// <summary>A person says whether QuickBooks has it.</summary>
    Ask,

    /// <summary>It stays until it is known what became of the other one.</summary>
    Wait,
}
