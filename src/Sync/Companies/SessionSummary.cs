using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Companies;

/// <summary>What a company's status needs of the session that is open for it.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="State">What it waits for.</param>
/// <param name="IsCycleDone">Everything there was to do is done.</param>
/// <param name="Caller">The address its Web Connector calls from.</param>
internal sealed record SessionSummary(DateTime StartedAt, SessionState State, bool IsCycleDone, string? Caller)
{
    public static SessionSummary Of(Session session) => new(session.StartedAt, session.State, session.IsCycleDone, session.Caller);

    /// <summary>The session as the rule of states sees it; null for a call that was only put off.</summary>
    public OpenSession? For(Company company) => State == SessionState.Postponed ? null : new(
        StartedAt,
        IsHeld,
        Caller,
        IsHeld ? company.HeldUntil(StartedAt) : null);

    private bool IsHeld => State == SessionState.Holding || (State == SessionState.WaitForSend && IsCycleDone);
}
