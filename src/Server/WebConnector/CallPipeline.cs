using System.Data.Common;
using System.ServiceModel;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sessions;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// What every call of a session has in common: it finds its session in the database by the ticket, does its work, and leaves
/// everything the next call needs there. Everything expected has an ordinary answer; only a failure of the server becomes a SOAP fault.
/// </summary>
internal sealed partial class CallPipeline(
    ServerDb db, IncomingCall call, OpenSessions sessions, WebConnectorLimit limit, ChangeSignal signal, TransactionRetry retry,
    ConcurrencyGauge load, ILogger<CallPipeline> logger)
{
    /// <summary>Answers one call.</summary>
    /// <param name="answer">Its answer; made again when the database was busy.</param>
    /// <param name="overtaken">The answer when the same call came twice at once, or the session was taken over; what came first
    /// counts.</param>
    /// <param name="ticket">Ticket of the session; the Web Connector gives that session up when this call fails.</param>
    /// <param name="failed">An ordinary answer for a fault of the server, where there is one.</param>
    /// <param name="isOnce">The answer is not repeated: the body of the call can be read only once.</param>
    /// <param name="looksAgain">When another call came first, this one is answered on what that one left; <paramref name="overtaken"/> is
    /// the answer when that happens all the time.</param>
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> answer, T overtaken, string? ticket = null, Func<T>? failed = null, bool isOnce = false,
        bool looksAgain = false)
    {
        using var counted = call.IsFromStranger ? null : load.Enter();
        var ct = call.Cancellation;
        try
        {
            return isOnce ? await answer(ct)
                : looksAgain ? await retry.UntilItFitsAsync(db, () => answer(ct), isHarmlessTwice: true, ct)
                : await retry.RunAsync(db, _ => answer(ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            LogOvertaken(call.Operation);
            return overtaken;
        }
        catch (FaultException)
        {
            throw;
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            await SuspectAsync(ticket);
            throw;
        }
#pragma warning disable CA1031 // The one place where a bug becomes an answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFault(e, call.Operation);
            await SuspectAsync(ticket);
            if (failed is not null)
            {
                return failed();
            }

            throw new FaultException(
                "The server could not answer because of a problem of its own. Nothing of this call was stored; the next update goes on " +
                "where this one ended.");
        }
    }

    /// <summary>Does the call's work in its session.</summary>
    /// <param name="ticket">The session's.</param>
    /// <param name="unknown">The answer when no session has it.</param>
    /// <param name="answer">The answer otherwise.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<T> InSessionAsync<T>(string ticket, T unknown, Func<Session, Task<T>> answer, CancellationToken ct)
    {
        if (call.IsFromStranger || await sessions.FindAsync(ticket, ct) is not { } session)
        {
            return unknown;
        }

        var before = session.State;
        if (!await limit.WaitAsync(session.CompanyId, ct))
        {
            throw new FaultException("This company's calls come faster than the server takes them, so this one was not looked at.");
        }

        sessions.Note(session);
        var reply = await answer(session);
        if ((before, session.State) != (SessionState.Holding, SessionState.Holding))
        {
            // Wakes readers that wait for news of this company.
            signal.Pulse(session.CompanyId);
        }

        return reply;
    }

    private async Task SuspectAsync(string? ticket)
    {
        if (ticket is null)
        {
            return;
        }

        try
        {
            await sessions.SuspectAsync(ticket);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            LogFault(e, call.Operation);
        }
    }

    [LoggerMessage(EventIds.WebConnector + 60, LogLevel.Error, "{Operation} failed")]
    private partial void LogFault(Exception e, string operation);

    [LoggerMessage(EventIds.WebConnector + 61, LogLevel.Information, "{Operation} was overtaken by another call of the same session")]
    private partial void LogOvertaken(string operation);
}
