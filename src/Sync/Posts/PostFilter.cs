namespace WebConnectorSync.Sync.Posts;

/// <summary>Which posts a person looks at.</summary>
/// <param name="Tray">Where they lie.</param>
/// <param name="Sections">Only posts of these sections; empty: all.</param>
/// <param name="Text">Only posts whose record has that text in its name or fields; null: all.</param>
internal sealed record PostFilter(PostTray Tray, IReadOnlyList<string> Sections, string? Text)
{
    /// <summary>By what they are sorted.</summary>
    public PostOrder Order { get; init; }

    /// <summary>The other way round.</summary>
    public bool IsDown { get; init; }

    /// <summary>Which page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether how many it lets through is among the counts of the trays; else they are counted up to a bound.</summary>
    public bool IsCountedWhole => string.IsNullOrWhiteSpace(Text) && (Tray != PostTray.Done || Sections.Count == 0);

    /// <summary>The last post of the page before, where the newest come first; null: that page is counted off.</summary>
    public Guid? After { get; init; }
}

/// <summary>By what posts are sorted.</summary>
internal enum PostOrder
{
    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>When they were made, the oldest first.</summary>
    Made,

    /// <summary>By the name or number of their records.</summary>
    Name,

    /// <summary>By the date of their records.</summary>
    Date,
}

/// <summary>Where a post lies, as a person sees it.</summary>
internal enum PostTray
{
    /// <summary>Goes out with a next contact, or as soon as somebody asks for it.</summary>
    Waiting,

    /// <summary>Under way, or sent and being looked up.</summary>
    Sent,

    /// <summary>Rejected, or held until somebody decides.</summary>
    NeedsYou,

    /// <summary>Posted, cancelled, or ignored by the rules.</summary>
    Done,
}
