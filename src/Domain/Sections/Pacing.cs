namespace WebConnectorSync.Domain.Sections;

/// <summary>
/// How many records one page asks for: grows while QuickBooks answers quickly, shrinks when an answer took long or was large.
/// </summary>
public static class Pacing
{
    /// <summary>The first page of a section.</summary>
    public const int First = 200;

    /// <summary>No page is smaller.</summary>
    public const int Smallest = 20;

    /// <summary>No page is larger: the answer travels as one string in one call that must end within 100 seconds.</summary>
    public const int Largest = 2_000;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(15);
    private const long Small = 2 * 1024 * 1024;
    private const long Large = 8 * 1024 * 1024;

    /// <summary>The next page's size.</summary>
    /// <param name="current">The size asked for last.</param>
    /// <param name="took">How long QuickBooks worked on the message.</param>
    /// <param name="answerBytes">How large the answer was.</param>
    public static int Next(int current, TimeSpan took, long answerBytes)
    {
        var next = took > Slow || answerBytes > Large ? current / 2
            : took < Quick && answerBytes < Small ? current * 2
            : current;
        return Math.Clamp(next, Smallest, Largest);
    }
}
