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

    /// <summary>Since when it has been active without a break, as far as it is known.</summary>
    public DateTime? ActiveSinceAt { get; init; }

    /// <summary>Paused by a person.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When it was paused.</summary>
    public DateTime? PausedAt { get; init; }

    /// <summary>When a Web Connector last called; null when none ever did.</summary>
    public DateTime? LastContactAt { get; init; }

    /// <summary>When it is expected to call next; null when it did not say.</summary>
    public DateTime? NextContactAt { get; init; }

    /// <summary>Minutes between two contacts, at least 1.</summary>
    public int EveryMinutes { get; init; } = 60;

    /// <summary>When the next session is due by the adaptive policy; null when at the next contact.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>When a second Web Connector was last told to wait.</summary>
    public DateTime? StandbyAt { get; init; }

    /// <summary>What is known of that second Web Connector: the address it called from.</summary>
    public string? StandbyCaller { get; init; }

    /// <summary>Two Web Connectors were seen lately that call from one address.</summary>
    public bool WereTwoSeen { get; init; }

    /// <summary>The sign-in that was refused last; null when a good one followed.</summary>
    public RefusedSignIn? Refused { get; init; }

    /// <summary>What is neither done nor forgotten.</summary>
    public OpenWork Work { get; init; } = OpenWork.None;

    /// <summary>When a person decided that the next Web Connector to call takes over; null when nobody did.</summary>
    public DateTime? TakeOverAt { get; init; }

    /// <summary>The session that is open now; null when none is.</summary>
    public OpenSession? Session { get; init; }

    /// <summary>When a person asked for a sync that has not begun.</summary>
    public DateTime? SyncRequestedAt { get; init; }

    /// <summary>Its QuickBooks is simulated by the server and ends with it.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>What keeps the company file from being used; null when nothing does.</summary>
    public CompanyTrouble? Trouble { get; init; }

    /// <summary>What a person must say before anything is written, while reading goes on; null when nothing.</summary>
    public CompanyTrouble? WritesWait { get; init; }
}

/// <summary>The session that is open for a company.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="IsHeld">Everything is done and it is held open, so that the next thing to do need not wait.</param>
/// <param name="Caller">What is known of its Web Connector: the address it calls from.</param>
/// <param name="HeldUntil">When it closes by itself; null when it is not held open.</param>
public sealed record OpenSession(DateTime StartedAt, bool IsHeld = false, string? Caller = null, DateTime? HeldUntil = null);

/// <summary>What keeps a company file from being used, in plain words.</summary>
/// <param name="Message">What happened, one sentence.</param>
/// <param name="Advice">What to do; null when nothing.</param>
/// <param name="Actor">Who has to do it; null when nobody has to.</param>
/// <param name="At">Since when.</param>
public sealed record CompanyTrouble(string Message, string? Advice, string? Actor, DateTime At)
{
    /// <summary>Its code in the catalogue.</summary>
    public string? Code { get; init; }

    /// <summary>A person can say on the company's page which file is open.</summary>
    public bool IsQuestion { get; init; }
}
