using System.Globalization;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>A section's sync time for people. It is QuickBooks' local clock and is shown as that clock says it.</summary>
internal static class SyncTime
{
    public static string Say(string? syncTime) =>
        DateTime.TryParse(
            syncTime, CultureInfo.InvariantCulture, out var at) ? at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) : "";
}
