namespace WebConnectorSync.Domain.Catalogue;

/// <summary>What became of the write that was answered with a code.</summary>
public enum WriteOutcome
{
    /// <summary>QuickBooks has it.</summary>
    Applied,

    /// <summary>QuickBooks does not have it.</summary>
    NotApplied,

    /// <summary>Not known: it is looked up before anything is sent again.</summary>
    Unknown,
}
