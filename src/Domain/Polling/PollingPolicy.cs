namespace WebConnectorSync.Domain.Polling;

/// <summary>How the time between two update sessions is chosen.</summary>
public enum PollingPolicy
{
    /// <summary>The same interval always.</summary>
    Fixed,

    /// <summary>Short after something moved, doubling while nothing does.</summary>
    Adaptive,
}
