using Microsoft.AspNetCore.WebUtilities;

namespace WebConnectorSync.Server.Pages.Search;

/// <summary>One thing that was found.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="About">What kind of thing it is, and whose.</param>
/// <param name="Excerpt">What it says; null when its title says all.</param>
/// <param name="Url">Its page.</param>
internal sealed record SearchHit(string Title, string About, string? Excerpt, string Url);

/// <summary>What was found of one kind.</summary>
/// <param name="Title">Records, Posts, ...</param>
/// <param name="Hits">The best ones first.</param>
/// <param name="IsMore">Whether there are more than these.</param>
internal sealed record SearchGroup(string Title, IReadOnlyList<SearchHit> Hits, bool IsMore)
{
    /// <summary>So many of those that were found; who looked for one more knows whether there are more.</summary>
    public static SearchGroup Of(string title, IReadOnlyList<SearchHit> hits, int each) =>
        new(title, [.. hits.Take(each)], hits.Count > each);

    /// <summary>For ids on the page.</summary>
    public string Id => "found-" + Title.Split(' ')[0].ToLowerInvariant();
}

/// <summary>What was found.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Groups">Those that are not empty.</param>
internal sealed record SearchFound(string Text, IReadOnlyList<SearchGroup> Groups)
{
    /// <summary>The words to mark.</summary>
    public IReadOnlyList<string> Words { get; } = [.. Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The company that was open; null when none was.</summary>
    public Guid? Company { get; init; }

    /// <summary>Whether there are more companies than records and posts were looked for in.</summary>
    public bool IsOfSomeCompanies { get; init; }

    /// <summary>Whether there is more of any kind.</summary>
    public bool IsMore => Groups.Any(g => g.IsMore);

    /// <summary>The page that shows it.</summary>
    public string Url => QueryHelpers.AddQueryString("/search", new Dictionary<string, string?> { ["q"] = Text, ["company"] = $"{Company}" }
        .Where(p => p.Value?.Length > 0));

    /// <summary>How much of it is here.</summary>
    public int Count => Groups.Sum(g => g.Hits.Count);
}
