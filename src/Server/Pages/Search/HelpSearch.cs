using WebConnectorSync.Server.Pages.Help;

namespace WebConnectorSync.Server.Pages.Search;

/// <summary>Finds codes and chapters of the help.</summary>
internal static class HelpSearch
{
    /// <summary>Codes that begin like it, then those whose meaning has all the words.</summary>
    public static IReadOnlyList<SearchHit> Codes(string text, int count)
    {
        var words = Words(text);
        return
        [
            .. HelpBook.All.SelectMany(page => page.Codes.Select(code => (Page: page, Code: code)))
                .Select(c => (c.Page, c.Code, Rank: c.Code.Title.Equals(text, StringComparison.OrdinalIgnoreCase) ? 0
                    : c.Code.Title.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 1
                    : HasAll(c.Code.Text, words) ? 2 : 3))
                .Where(c => c.Rank < 3)
                .OrderBy(c => c.Rank)
                .Take(count)
                .Select(c => new SearchHit(c.Code.Title, "Code", c.Code.Text, HelpBook.Url($"{c.Page.Name}#{c.Code.Id}"))),
        ];
    }

    /// <summary>Chapters whose heading has all the words, then those whose text has.</summary>
    public static IReadOnlyList<SearchHit> Chapters(string text, int count)
    {
        var words = Words(text);
        return
        [
            .. HelpBook.All.Where(page => page.Codes.Count == 0)
                .SelectMany(page => page.Chapters.Select(chapter => (Page: page, Chapter: chapter)))
                .Select(c => (c.Page, c.Chapter, Rank: HasAll(TitleOf(c.Page, c.Chapter), words) ? 0
                    : HasAll(c.Chapter.Text, words) ? 1 : 2))
                .Where(c => c.Rank < 2)
                .OrderBy(c => c.Rank)
                .Take(count)
                .Select(c => new SearchHit(
                    TitleOf(c.Page, c.Chapter),
                    $"Help, {c.Page.Title}",
                    c.Chapter.Text.Length == 0 ? null : c.Chapter.Text,
                    HelpBook.Url(c.Chapter.Id.Length == 0 ? c.Page.Name : $"{c.Page.Name}#{c.Chapter.Id}"))),
        ];
    }

    private static string TitleOf(HelpText page, HelpChapter chapter) => chapter.Title.Length == 0 ? page.Title : chapter.Title;

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool HasAll(string text, string[] words) =>
        words.Length > 0 && Array.TrueForAll(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
