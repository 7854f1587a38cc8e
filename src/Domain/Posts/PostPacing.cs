namespace WebConnectorSync.Domain.Posts;

/// <summary>
/// How many requests one message of writes carries: more while QuickBooks is quick, fewer when it took long. A message whose answer is
/// lost puts all its requests in doubt, so it never grows far.
/// </summary>
public static class PostPacing
{
    /// <summary>The first message of a company.</summary>
    public const int First = 25;

    /// <summary>No message carries more.</summary>
    public const int Largest = 200;

    /// <summary>Bytes after which no further request is put into a message.</summary>
    public const int MostBytes = 512 * 1024;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(20);

    /// <summary>The bound for the next message.</summary>
    /// <param name="current">The bound of this one.</param>
    /// <param name="count">How many requests it carried; one that was not full says nothing about a larger one.</param>
    /// <param name="took">How long QuickBooks worked on it.</param>
    public static int Next(int current, int count, TimeSpan took)
    {
        var next = took > Slow ? Math.Min(current, count) / 2
            : took < Quick && count >= current ? current * 2
            : current;
        return Math.Clamp(next, 1, Largest);
    }
}
