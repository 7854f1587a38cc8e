using System.Globalization;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>Lines in the form of QWCLog.txt.</summary>
internal sealed class ConnectorLog(ConnectorOptions options)
{
    private const int DebugLength = 50;

    public void Line(string source, string text)
    {
        var time = options.Clock.GetUtcNow().ToString("yyyyMMdd.HH:mm:ss", CultureInfo.InvariantCulture);
        options.Log?.WriteLine($"{time} UTC\t: {source} : {text}");
    }

    /// <summary>A line of the update session itself.</summary>
    public void Service(string method, string text) => Line($"QBWebConnector.SOAPWebService.{method}()", text);

    /// <summary>A message: its beginning, or all of it when verbose.</summary>
    public void Xml(string method, string xml)
    {
        Service(method, "XML dump follows: -");
        var flat = xml.Replace("\n", "", StringComparison.Ordinal);
        options.Log?.WriteLine(options.IsVerbose ? xml : flat.Length > DebugLength ? flat[..DebugLength] + "......" : flat);
    }

    /// <summary>The lock that lets one update run at a time on this machine.</summary>
    public void UpdateLock(bool isLocked)
    {
        Line(
            "QBWebConnector.RegistryManager.setUpdateLock()",
            $@"HKEY_CURRENT_USER\Software\Intuit\QBWebConnector\UpdateLock has been set to {isLocked}");
        Line(
            "QBWebConnector.RegistryManager.setUpdateLock()",
            $"********************* Update session {(isLocked ? "locked" : "unlocked")} *********************");
    }

    public void Problem(int code, string what, string message) =>
        Line($"QBWC{code}", $"{what} failed due to following error message. {message} Source = QBWebConnector");
}
