namespace WebConnectorSync.Server.Pages.Components;

/// <summary>A path on the computer with QuickBooks, without its folder.</summary>
internal static class FileName
{
    public static string Of(string path) => path[(path.LastIndexOfAny(['\\', '/']) + 1)..];
}
