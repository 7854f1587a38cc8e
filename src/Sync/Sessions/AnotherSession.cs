using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>What becomes of the open session of a company when its Web Connector, or another one, signs in again.</summary>
internal sealed class AnotherSession(ServerDb db, NodeRegistry nodes)
{
    /// <summary>Decides. The database is asked only where the answer depends on it.</summary>
    public async Task<SecondCallOutcome> DecideAsync(
        Company company, Session open, CallingConnector caller, DateTime now, CancellationToken ct)
    {
        var call = new SecondCall
        {
            IsAlive = company.TakeOverAt is null && await IsAliveAsync(open, now, ct),
            IsTakeOverWanted = company.TakeOverAt is not null,
            IsSameAddress = caller.Address is not null && caller.Address == open.Caller,
            WereTwoSeen = SecondCall.Remembers(company.TwoSeenAt, now),
        };
        return call.Decide() == SecondCallOutcome.BeganAgain && await AwaitsWriteAsync(open, ct)
            ? (call with { AwaitsWrite = true }).Decide()
            : call.Decide();
    }

    /// <summary>Ends it, for the outcome.</summary>
    public static async Task EndAsync(ServerDb db, Session open, SecondCallOutcome outcome, DateTime now, CancellationToken ct)
    {
        var reason = outcome switch
        {
            SecondCallOutcome.TakesOver => "Another Web Connector took over, as somebody decided.",
            SecondCallOutcome.BeganAgain => "The Web Connector stopped in the middle and began again.",
            _ => "The Web Connector gave this session up and began a new one.",
        };
        if (outcome == SecondCallOutcome.BeganAgain && open.State != SessionState.Postponed)
        {
            open.WasTakenFromItself = true;
            db.Log.Add(
                CompanyLog.Line(
                    open.CompanyId,
                    open.Id,
                    LogLevelWord.Info,
                    now,
                    $"{reason} Nothing that was written is in doubt; reading goes on where it stopped."));
        }

        await SessionEnd.EndAsync(db, open, SessionEvent.Expire, reason, now, ct);
    }

    /// <summary>
    /// A session calls that was taken for one that had crashed: two Web Connectors share an address, and from now on the second waits.
    /// </summary>
    public static async Task NoteCallAsync(ServerDb db, Session session, DateTime now, CancellationToken ct)
    {
        if (session is { WasTakenFromItself: true, EndedAt: not null })
        {
            await db.Companies.Where(c => c.Id == session.CompanyId).ExecuteUpdateAsync(set => set.SetProperty(c => c.TwoSeenAt, now), ct);
        }
    }

    private async Task<bool> IsAliveAsync(Session open, DateTime now, CancellationToken ct) =>
        SessionLiveness.IsAlive(
            open.State,
            open.MessageNumber > 0,
            open.IsSuspect,
            !await nodes.HasOneDiedSinceAsync(open.LastCallAt, ct) && await nodes.IsAliveAsync(open.NodeId, ct),
            now - open.LastCallAt);

    private Task<bool> AwaitsWriteAsync(Session open, CancellationToken ct) => db.PostBatches.AnyAsync(
        b => b.CompanyId == open.CompanyId && b.ClosedAt == null && b.Stage == BatchStage.Sent && b.SessionId == open.Id, ct);
}
