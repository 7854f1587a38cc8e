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
internal sealed record SearchGroup(string Title, IReadOnlyList<SearchHit> Hits)
{
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

    /// <summary>How much was found.</summary>
    public int Count => Groups.Sum(g => g.Hits.Count);
}
