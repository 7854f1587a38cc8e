namespace WebConnectorSync.Qbxml.Writing;

/// <summary>What QuickBooks does with the rest of a message when one request fails; what was done before stays done.</summary>
public enum OnError
{
    /// <summary>Go on with the next request.</summary>
    Continue,

    /// <summary>Do nothing more; the rest answers 3231.</summary>
    Stop,
}
