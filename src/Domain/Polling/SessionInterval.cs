namespace WebConnectorSync.Domain.Polling;

/// <summary>How long after one session the next is due.</summary>
public static class SessionInterval
{
    /// <summary>The first interval of the adaptive policy, after a session that moved something.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(4);

    /// <summary>Where its doubling ends.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(240);

    /// <summary>The interval from the beginning of one session to the next.</summary>
    /// <param name="policy">How it is chosen.</param>
    /// <param name="everyMinutes">The interval of the fixed policy, minutes.</param>
    /// <param name="quietSessions">How many sessions in a row moved nothing; 0 after one that did.</param>
    public static TimeSpan After(PollingPolicy policy, int everyMinutes, int quietSessions) => policy switch
    {
        PollingPolicy.Fixed => TimeSpan.FromMinutes(everyMinutes),
        PollingPolicy.Adaptive => Doubled(quietSessions),
    };

    private static TimeSpan Doubled(int times)
    {
        // Six doublings of four minutes pass the longest; a shift of more would only overflow.
        var interval = Shortest * (1 << Math.Clamp(times, 0, 6));
        return interval < Longest ? interval : Longest;
    }
}
