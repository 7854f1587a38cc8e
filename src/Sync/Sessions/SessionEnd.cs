using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Delivery;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>How a session ends, whether the Web Connector closed it or just stopped calling.</summary>
internal static class SessionEnd
{
    private const int ReasonMaxLength = 1000;

    /// <summary>
    /// Closes the session, frees its company for the next one and takes its unfinished runs back. Ending an ended session changes nothing.
    /// </summary>
    /// <param name="db">Where the session is tracked.</param>
    /// <param name="session">The session.</param>
    /// <param name="on">What ends it: the Web Connector's call, or that none came.</param>
    /// <param name="reason">How it ended, in one sentence.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task EndAsync(ServerDb db, Session session, SessionEvent on, string reason, DateTime now, CancellationToken ct)
    {
        if (session.EndedAt is not null)
        {
            return;
        }

        var wasPostponed = session.State == SessionState.Postponed;
        session.Go(SessionTable.Find(session.State, on), SessionState.Closed);
        session.EndedAt = now;
        session.EndReason = reason.CutTo(ReasonMaxLength);

        var company = await db.Companies.FindAsync([session.CompanyId], ct);
        if (company?.ActiveSessionId == session.Id)
        {
            company.ActiveSessionId = null;
            company.TakeOverAt = null;
        }

        if (wasPostponed)
        {
            // A call that was put off is not kept as a session.
            db.Sessions.Remove(session);
            return;
        }

        if (company is not null && !session.IsCycleDone)
        {
            // An unfinished session says nothing about how much changes, so a session is due at the next contact.
            company.DueAt = null;
        }

        await PostFailure.LoseAsync(db, session.CompanyId, session.Id, OwnCodes.LostAnswer, null, ct);
        var sections = await db.Sections.Where(s => s.CompanyId == session.CompanyId && s.RunSessionId == session.Id).ToListAsync(ct);
        foreach (var section in sections)
        {
            TakeBack(section);
        }
    }

    /// <summary>Ends the section's run, wherever it stands.</summary>
    public static void TakeBack(CompanySection section)
    {
        section.RunSessionId = null;

        // QuickBooks knows an iterator only as long as the session lives.
        section.IteratorId = null;
        if (section.Status == SectionStatus.Running)
        {
            section.Status = StatusBeforeTheRun(section);
        }
    }

    // A problem from before the last complete run's end did not stop that run.
    private static SectionStatus StatusBeforeTheRun(CompanySection section) => section switch
    {
        { ProblemCode: not null } when section.ProblemAt > section.SyncedAt || section.SyncedAt is null => SectionStatus.Error,
        { ProblemCode: not null } => SectionStatus.Warning,
        { SyncedAt: null } => SectionStatus.Never,
        _ => SectionStatus.Ok,
    };
}
