namespace WebConnectorSync.Domain.Companies;

/// <summary>Everything a company's status depends on. Instants are UTC.</summary>
public sealed record CompanyFacts
{
    /// <summary>The moment the status is asked for.</summary>
    public required DateTime Now { get; init; }

    /// <summary>The time zone in which sentences name times.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>When the company was created here.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Deactivated by a person.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When a Web Connector last called; null when none ever did.</summary>
    public DateTime? LastContactAt { get; init; }

    /// <summary>When it is expected to call next; null when it did not say.</summary>
    public DateTime? NextContactAt { get; init; }

    /// <summary>Minutes between two contacts, at least 1.</summary>
    public int EveryMinutes { get; init; } = 60;

    /// <summary>When a second Web Connector was last told to wait.</summary>
    public DateTime? StandbyAt { get; init; }

    /// <summary>When the session that is open now began; null when none is open.</summary>
    public DateTime? SessionStartedAt { get; init; }

    /// <summary>When a person asked for a sync that has not begun.</summary>
    public DateTime? SyncRequestedAt { get; init; }

    /// <summary>What keeps the company file from being used; null when nothing does.</summary>
    public CompanyTrouble? Trouble { get; init; }
}

/// <summary>What keeps a company file from being used, in plain words.</summary>
/// <param name="Message">What happened, one sentence.</param>
/// <param name="Advice">What to do; null when nothing.</param>
/// <param name="Actor">Who has to do it; null when nobody has to.</param>
/// <param name="At">When it was last seen.</param>
public sealed record CompanyTrouble(string Message, string? Advice, string? Actor, DateTime At);
