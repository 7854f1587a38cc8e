namespace WebConnectorSync.Domain.Records;

/// <summary>What a person decided about a record that both sides might have; it stands until somebody decides otherwise.</summary>
public enum Settlement
{
    /// <summary>It is another record than those of QuickBooks it looks like.</summary>
    KeptApart,

    /// <summary>It does not sync.</summary>
    KeptOut,
}
