namespace WebConnectorSync.Domain.Sessions;

/// <summary>
/// Whether an open session may still have a Web Connector behind it when another authenticate arrives for the same company.
/// A Web Connector never repeats a call that failed: it gives the session up. So a session whose last call broke off, or whose
/// server died, is dead at once; otherwise it is given as long as the step it is in can take.
/// </summary>
public static class SessionLiveness
{
    /// <summary>After authenticate QuickBooks is started and the company file opened, which can take minutes.</summary>
    public static readonly TimeSpan WhileOpening = TimeSpan.FromMinutes(5);

    /// <summary>QuickBooks works on a message; messages are sized to take seconds.</summary>
    public static readonly TimeSpan WhileQuickBooksWorks = TimeSpan.FromMinutes(10);

    /// <summary>The Web Connector is about to make its next call, or pauses five seconds.</summary>
    public static readonly TimeSpan BetweenCalls = TimeSpan.FromMinutes(1);

    /// <summary>After this time without a call any session is over.</summary>
    public static readonly TimeSpan Expiry = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How far the clocks of servers may differ. A last call that lies further ahead was noted before the clock was put back, and would
    /// otherwise keep the next Web Connector out until the clock is there again.
    /// </summary>
    public static readonly TimeSpan MostClocksDiffer = TimeSpan.FromMinutes(10);

    /// <summary>How long a session in that state may be silent and still count as alive.</summary>
    public static TimeSpan PatienceFor(SessionState state, bool hasHandedOut) => state switch
    {
        // A postponed session has no Web Connector behind it, so the next caller may take the company.
        SessionState.Postponed => TimeSpan.Zero,
        SessionState.WaitForSend when !hasHandedOut => WhileOpening,
        SessionState.WaitForResponse => WhileQuickBooksWorks,
        SessionState.WaitForSend or SessionState.Holding or SessionState.WaitForError => BetweenCalls,
        SessionState.WaitForClose or SessionState.Closed => TimeSpan.Zero,
    };

    /// <summary>Whether a second Web Connector must be told busy.</summary>
    /// <param name="state">The open session's state.</param>
    /// <param name="hasHandedOut">Whether it has been given a message yet.</param>
    /// <param name="isSuspect">Whether its last call broke off.</param>
    /// <param name="serverLives">Whether the server process that answered its last call still runs, and all others that could have had its
    /// next.</param>
    /// <param name="silence">Time since its last call.</param>
    public static bool IsAlive(SessionState state, bool hasHandedOut, bool isSuspect, bool serverLives, TimeSpan silence) =>
        !isSuspect && serverLives && silence < PatienceFor(state, hasHandedOut) && silence > -MostClocksDiffer;
}
