using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Settings;
using WebConnectorSync.Sync.Audit;

namespace WebConnectorSync.Server.Pages.Search;

/// <summary>Pages by their names: those of the company that is open, then those of the server.</summary>
internal static class KnownPages
{
    /// <summary>Those whose name has all the words; without words all of them.</summary>
    public static IReadOnlyList<SearchHit> Find(string text, Caller caller, Guid? company)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. Of(caller, company)
                .Where(hit => Array.TrueForAll(words, word => hit.Title.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .DistinctBy(hit => hit.Url),
        ];
    }

    private static IEnumerable<SearchHit> Of(Caller caller, Guid? company) =>
    [
        .. company is { } id ? NavMenu.Company.Select(p => new SearchHit(p.Title, "Page", null, $"/companies/{id}{p.Path}")) : [],
        .. NavMenu.Server(caller).Select(p => new SearchHit(p.Title, "Page", null, p.Path)),
        .. SettingsTabs.For(caller).Select(p => new SearchHit(p.Title, "Page", null, p.Path)),
        new("Help", "Page", null, "/help"),
    ];
}
