namespace WebConnectorSync.Sync.Records;

/// <summary>The app's own ids.</summary>
internal static class ExternalIds
{
    /// <summary>The most characters an id may have.</summary>
    public const int MaxLength = 200;
}
