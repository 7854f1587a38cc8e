using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Delivery;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Statistics;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>What a session does after an answer was stored: more to read, something to write, or it is done.</summary>
internal sealed class NextStep(ServerDb db, PostQueue queue, PostBatches batches, TimeProvider clock)
{
    private const int Done = 100;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Sets the session's state after a stored answer: on to the next message, or the cycle is over.</summary>
    public async Task DecideAsync(ReceiveContext context, CancellationToken ct)
    {
        var (_, company, session, rows, comparisons) = context;
        session.Percent =
            session.SkipsImport || session.IsCycleDone ? Done : Math.Max(session.Percent, SessionProgress.Percent(rows, session));
        if (session is { Percent: Done, SkipsImport: false, IsCycleDone: false } && comparisons.Due(rows, session.Id).Any())
        {
            session.Percent = Done - 1;
        }

        context.MayPost = session.Percent == Done && company.MayWrite && await MayPostAsync(company.Id, ct);
        if (context.MayPost || session.Percent < Done || await FigureMessage.IsDueAsync(db, company, session, ct))
        {
            session.Go(context.Line, SessionState.WaitForSend);
            session.Percent = Math.Min(session.Percent, Done - 1);
            return;
        }

        await FinishAsync(context, ct);
    }

    // Saves only when a post waits, because the next query must see it; most sessions have none and save once.
    private async Task<bool> MayPostAsync(Guid companyId, CancellationToken ct)
    {
        var isAny = db.Posts.Local.Any(p => p.Status is PostStatus.Pending or PostStatus.Unknown)
            || await db.Posts.AnyAsync(
                p => p.CompanyId == companyId && (p.Status == PostStatus.Pending || p.Status == PostStatus.Unknown), ct);
        if (isAny)
        {
            await db.SaveChangesAsync(ct);
        }

        return isAny && await queue.AnyDueAsync(companyId, ct);
    }

    /// <summary>
    /// Makes the next message of writes, outside the transaction that stored the answer. When nothing of what is due can go, the session is
    /// done.
    /// </summary>
    public async Task PrepareAsync(ReceiveContext context, CancellationToken ct)
    {
        var session = context.Session;
        if (!context.MayPost || await batches.PrepareAsync(
            session.CompanyId, session.Id, SessionDialect.Of(session), ct) || await queue.AnyDueAsync(session.CompanyId, ct)
            || await FigureMessage.IsDueAsync(db, context.Company, session, ct))
        {
            return;
        }

        await FinishAsync(context, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task FinishAsync(ReceiveContext context, CancellationToken ct)
    {
        var (line, company, session, rows, _) = context;
        session.EndReason = SessionProgress.Summary(session, rows, await PostSummary.ReadAsync(db, session, ct));
        if (!session.IsCycleDone)
        {
            SyncCycle.End(company, session, Now);
            await EndedSync.CountAsync(db, company, rows, clock, ct);
        }

        db.Log.AddRange(rows.Where(RunLine.HasNews).Select(r => RunLine.Of(r, session.Id, Now)));
        SyncCycle.Leave(line, company, session, Now, clock);

        // All runs are over, and their rows are written in this very save; closeConnection need not write them once more.
        foreach (var row in rows.Where(r => r.RunSessionId == session.Id))
        {
            SessionEnd.TakeBack(row);
        }
    }
}
