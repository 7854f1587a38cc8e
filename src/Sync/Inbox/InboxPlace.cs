namespace WebConnectorSync.Sync.Inbox;

/// <summary>How far somebody has read an inbox.</summary>
internal abstract record InboxPlace
{
    private InboxPlace()
    {
    }

    /// <summary>Among what is about the whole company and its sections.</summary>
    /// <param name="Count">How many of these were read.</param>
    public sealed record InWhole(int Count) : InboxPlace;

    /// <summary>Behind a post.</summary>
    /// <param name="Id">Its id.</param>
    public sealed record InPosts(Guid Id) : InboxPlace;

    /// <summary>Behind a record that waits for a decision.</summary>
    /// <param name="Section">Its section.</param>
    /// <param name="Id">Its id.</param>
    public sealed record InRecords(string Section, Guid Id) : InboxPlace;

    /// <summary>The place behind one of the items that were read from <paramref name="after"/> on.</summary>
    public static InboxPlace Behind(InboxPlace? after, IReadOnlyList<InboxItem> items, int index) => items[index] switch
    {
        InboxItem.OfPost post => new InPosts(post.Row.Post.Id),
        InboxItem.OfRecord record => new InRecords(record.Record.Section, record.Record.Id),
        _ => new InWhole(((after as InWhole)?.Count ?? 0) + index + 1),
    };
}
