using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>One pass of a session over everything there is to do. A session that is held open has several.</summary>
internal static class SyncCycle
{
    // Below the 100 that ends a session.
    private const int AlmostDone = 99;

    /// <summary>
    /// Begins a further cycle. Sections that are not in use stay so for the session: QuickBooks tells its preferences only at the
    /// beginning.
    /// </summary>
    public static void Begin(Session session, IReadOnlyList<CompanySection> rows, DateTime now)
    {
        foreach (var row in rows.Where(r => !r.InUse))
        {
            SyncRun.Begin(row, session.Id, now);
            SyncRun.NotInUse(row);
        }

        session.CycleStartedAt = now;
        session.BeforeCycle = session.Brought;
        session.IsCycleDone = false;
        session.FiguresPutOffAt = null;
        session.LastError = null;
    }

    /// <summary>Whether a held session should begin another cycle: somebody asked for it, or the policy says so.</summary>
    public static bool IsDue(Company company, Session session, DateTime now) =>
        PendingWork.IsSyncWanted(company) || (!session.SkipsImport && (company.DueAt is null || company.DueAt <= now));

    /// <summary>
    /// Ends a cycle in which everything was done. The next is due by the policy: soon when something moved, later when not.
    /// </summary>
    public static void End(Company company, Session session, DateTime now)
    {
        session.IsCycleDone = true;
        company.LastSyncAt = now;
        company.LastBrought = session.Brought - session.BeforeCycle;
        company.FirstSyncAt ??= session.SkipsImport ? null : now;

        // What was asked for while the cycle ran is for the next one.
        company.SyncRequestedAt = company.SyncRequestedAt > session.CycleStartedAt ? company.SyncRequestedAt : null;
        company.NightlyDueAt = company.NightlyDueAt > session.CycleStartedAt ? company.NightlyDueAt : null;
        company.QuietSessions = company.LastBrought.Moves > 0 ? 0 : company.QuietSessions + 1;
        company.DueAt = session.CycleStartedAt + SessionInterval.After(company.Polling, company.EveryMinutes, company.QuietSessions);
    }

    /// <summary>What follows a cycle: the session is held open, or it is over.</summary>
    public static void Leave(SessionTransition by, Company company, Session session, DateTime now, TimeProvider clock)
    {
        var isHeld = MayHold(company, session, now, clock);
        session.Go(by, isHeld ? SessionState.WaitForSend : SessionState.WaitForClose);
        session.Percent = isHeld ? AlmostDone : 100;
    }

    /// <summary>Whether a session with nothing to do is held open: in the company's hours, until it has lasted as long as it may.</summary>
    public static bool MayHold(Company company, Session session, DateTime now, TimeProvider clock) =>
        company.IsHoldingHour(now, clock) && company.TakeOverAt is null && now < company.HeldUntil(session.StartedAt);
}
