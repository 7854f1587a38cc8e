namespace WebConnectorSync.Domain.Sessions;

/// <summary>Another authenticate while a session of the company is open: what decides whether that session still counts.</summary>
public sealed record SecondCall
{
    /// <summary>How long two Web Connectors that were seen behind one address are remembered.</summary>
    public static readonly TimeSpan RemembersTwoFor = TimeSpan.FromDays(1);

    /// <summary>The open session may still have a Web Connector behind it (<see cref="SessionLiveness"/>).</summary>
    public required bool IsAlive { get; init; }

    /// <summary>A person decided that the next Web Connector to call takes over.</summary>
    public bool IsTakeOverWanted { get; init; }

    /// <summary>The call comes from the address the open session is known to have.</summary>
    public bool IsSameAddress { get; init; }

    /// <summary>
    /// A session that had been taken over from this address called again lately: there are two Web Connectors behind it, and not one that
    /// crashed.
    /// </summary>
    public bool WereTwoSeen { get; init; }

    /// <summary>A message of writes was handed out in the open session, and its answer has not come.</summary>
    public bool AwaitsWrite { get; init; }

    /// <summary>
    /// What becomes of the open session. One computer runs one update at a time, so a Web Connector that signs in again from the same
    /// address has lost the session before, and what was only read is read again. A write may still be under way in QuickBooks: asked
    /// too early, QuickBooks would not know of it yet, so that is waited for as long as it may take.
    /// </summary>
    public SecondCallOutcome Decide() => this switch
    {
        { IsTakeOverWanted: true } => SecondCallOutcome.TakesOver,
        { IsAlive: false } => SecondCallOutcome.GivenUp,
        { IsSameAddress: true, WereTwoSeen: false, AwaitsWrite: false } => SecondCallOutcome.BeganAgain,
        _ => SecondCallOutcome.Waits,
    };

    /// <summary>Whether two that were seen at that time still count.</summary>
    public static bool Remembers(DateTime? seenAt, DateTime now) => now - seenAt < RemembersTwoFor;
}

/// <summary>What becomes of a session when its company is called for again.</summary>
public enum SecondCallOutcome
{
    /// <summary>It goes on, and the caller is asked to wait.</summary>
    Waits,

    /// <summary>It ends: nobody has been behind it for longer than its step can take.</summary>
    GivenUp,

    /// <summary>It ends: the same Web Connector began again.</summary>
    BeganAgain,

    /// <summary>It ends: somebody decided that another Web Connector takes over.</summary>
    TakesOver,
}
