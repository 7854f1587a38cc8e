namespace WebConnectorSync.Domain.Posts;

/// <summary>
/// Pauses before a post that was not applied is sent again, for what time may heal: a record somebody has open, a busy QuickBooks.
/// </summary>
public static class RetryPause
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
    ];

    /// <summary>The pause after that many attempts; null when it was tried often enough and a person should look.</summary>
    public static TimeSpan? After(int attempts) => attempts <= Pauses.Length ? Pauses[Math.Max(0, attempts - 1)] : null;
}
