namespace WebConnectorSync.Server.Limits;

/// <summary>Configuration section <c>Limits</c>: how much one caller may ask before others would feel it. Each company, key and address has its own.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Tries to sign in on the pages, per minute and address.</summary>
    public int SignInsPerMinute { get; init; } = 10;
}
