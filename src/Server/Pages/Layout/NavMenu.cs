using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Layout;

/// <summary>The pages in the navigation menu, in its order: the one list. A new page adds its line here.</summary>
internal static class NavMenu
{
    /// <summary>Pages of one company.</summary>
    public static IReadOnlyList<NavLink> Company { get; } =
    [
        new("Overview", "overview", ""),
        new("Sections", "sections", "/sections"),
        new("Records", "records", "/records"),
        new("Posts", "posts", "/posts"),
        new("Rules", "rules", "/rules"),
        new("Log", "log", "/log"),
        new("Settings", "settings", "/settings"),
    ];

    /// <summary>Pages of the whole server.</summary>
    public static IReadOnlyList<NavLink> Server(Caller caller) => caller.IsAtLeast(Role.Administrator)
        ? [Companies, new("Server settings", "server", "/settings")]
        : [Companies, new("Your account", "person", "/settings/account")];

    private static NavLink Companies => new("Companies", "companies", "/companies");

    /// <summary>Whether the page at <paramref name="path"/> belongs to the line that leads to <paramref name="link"/>.</summary>
    public static bool IsCurrent(string link, string path, bool isExact) =>
        string.Equals(link, path, StringComparison.OrdinalIgnoreCase)
            || (!isExact && path.StartsWith(link + "/", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A line of the navigation menu.</summary>
/// <param name="Title">The word.</param>
/// <param name="Icon">Its drawing.</param>
/// <param name="Path">Its address; for a company's page what follows the company's.</param>
internal sealed record NavLink(string Title, string Icon, string Path);
