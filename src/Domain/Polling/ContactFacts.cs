namespace WebConnectorSync.Domain.Polling;

/// <summary>What decides whether a Web Connector that calls is let in now or asked to come back later. Instants are UTC.</summary>
public sealed record ContactFacts
{
    /// <summary>The moment it calls.</summary>
    public required DateTime Now { get; init; }

    /// <summary>How intervals are chosen.</summary>
    public PollingPolicy Policy { get; init; }

    /// <summary>The interval of the fixed policy, minutes.</summary>
    public int EveryMinutes { get; init; } = 60;

    /// <summary>Sessions are held open now, so each contact is welcome.</summary>
    public bool IsHoldingHour { get; init; }

    /// <summary>Sessions are held open at some hours of the day, so the Web Connector should come back soon after one ended.</summary>
    public bool StaysConnected { get; init; }

    /// <summary>Something waits that a person or an app asked for.</summary>
    public bool HasWork { get; init; }

    /// <summary>When the next session is due by the policy; null when at once.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>When the nightly sync comes next; null when there is none.</summary>
    public DateTime? NightlyAt { get; init; }

    /// <summary>When a Web Connector last called; null when none ever did.</summary>
    public DateTime? LastContactAt { get; init; }

    /// <summary>Until when that call was put off; null when it was let in.</summary>
    public DateTime? PostponedUntilAt { get; init; }

    /// <summary>
    /// The minutes that lay between two calls of the Web Connector's own clock when this was last seen; null when it never was.
    /// </summary>
    public int? CallsEveryMinutes { get; init; }
}

/// <summary>What a Web Connector that calls is told about time.</summary>
/// <param name="Postponement">authenticate's third element: come back after so long; null when the session begins now.</param>
/// <param name="LowerLimit">authenticate's fourth element: the smallest interval it may keep.</param>
/// <param name="NextContactAt">When it is expected to call again.</param>
/// <param name="CallsEveryMinutes">The minutes its own clock is known to keep; null when that was never seen.</param>
public sealed record ContactDecision(TimeSpan? Postponement, TimeSpan LowerLimit, DateTime NextContactAt, int? CallsEveryMinutes);
