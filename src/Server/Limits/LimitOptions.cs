namespace WebConnectorSync.Server.Limits;

/// <summary>Configuration section <c>Limits</c>: how much one caller may ask before others would feel it. Each company, key and address has its own.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Tries to sign in on the pages, per minute and address.</summary>
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>Calls of Web Connectors that one server answers at once; a Web Connector that would begin a session above it is asked to come back in a minute or two.</summary>
    public int CallsAtOnce { get; init; } = 200;
}
