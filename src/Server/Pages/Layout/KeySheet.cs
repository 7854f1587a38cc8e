namespace WebConnectorSync.Server.Pages.Layout;

/// <summary>The keys that keys.js knows, in the order of the sheet that shows them: the one list.</summary>
internal static class KeySheet
{
    /// <summary>A key, and what it does.</summary>
    public static IReadOnlyList<(string Key, string Does)> Keys { get; } =
    [
        ("Ctrl K", "search everything (on a Mac: Command K)"),
        ("/", "the same"),
        ("j", "the next row of a list"),
        ("k", "the row before"),
        ("Enter", "opens the row"),
        ("x", "ticks the row, where rows can be ticked"),
        ("n", "the next page of a list"),
        ("p", "the page before"),
        ("?", "this sheet"),
        ("Esc", "closes what is open"),
    ];
}
