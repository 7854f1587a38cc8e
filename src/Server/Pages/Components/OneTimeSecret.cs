using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// A secret on its way to the one page that shows it: encrypted in the browser's own cookie, read once, kept nowhere here.
/// </summary>
internal static class OneTimeSecret
{
    public static void Keep(ITempDataDictionary data, Guid owner, string secret) => data[Key(owner)] = secret;

    /// <summary>The secret; null when there is none or it was shown.</summary>
    public static string? Take(ITempDataDictionary data, Guid owner) => data[Key(owner)] as string;

    private static string Key(Guid owner) => $"secret-{owner:N}";
}
