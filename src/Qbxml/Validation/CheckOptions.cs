namespace WebConnectorSync.Qbxml.Validation;

/// <summary>What a check overlooks.</summary>
public sealed record CheckOptions
{
    /// <summary>Everything that QuickBooks would refuse is reported.</summary>
    public static readonly CheckOptions Strict = new();

    /// <summary>References may still be <c>{"externalId"}</c>: they are resolved before writing.</summary>
    public bool ReferencesPending { get; init; }

    /// <summary>
    /// Fields that QuickBooks returns but does not take (balance, subtotal, timeCreated) are listed as ignored instead of reported.
    /// </summary>
    public bool IgnoreComputed { get; init; }

    /// <summary>A Mod's own ListID or TxnID and EditSequence are filled in when it is written.</summary>
    public bool OwnIdPending { get; init; }

    /// <summary>Characters outside Windows-1252 are dealt with elsewhere.</summary>
    public bool AnyCharacter { get; init; }
}
