namespace WebConnectorSync.Server.Hosting;

/// <summary>Configuration section <c>Setup</c>: for a first start that nobody attends.</summary>
internal sealed class SetupOptions
{
    public const int ApiKeyMinLength = 16;

    /// <summary>An API key that shall exist; at least <see cref="ApiKeyMinLength"/> characters. Null: none is made.</summary>
    public string? ApiKey { get; init; }
}
