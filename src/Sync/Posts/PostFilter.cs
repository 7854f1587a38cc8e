namespace WebConnectorSync.Sync.Posts;

/// <summary>Which posts a person looks at.</summary>
/// <param name="Tray">Where they lie.</param>
/// <param name="Sections">Only posts of these sections; empty: all.</param>
/// <param name="Text">Only posts whose record has that text in its name or fields; null: all.</param>
/// <param name="After">The last post of the page before; null: from the newest on.</param>
internal sealed record PostFilter(PostTray Tray, IReadOnlyList<string> Sections, string? Text, Guid? After);

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
