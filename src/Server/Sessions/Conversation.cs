using System.Reflection;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Server.Changes;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Server.Limits;
using WebConnectorSync.Server.Rules;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Sessions;

/// <summary>
/// Answers the calls of Web Connectors. Each call finds its session in the database by its ticket, does its one thing, and leaves
/// everything the next call needs there. Everything expected is an ordinary answer; only a fault of the server itself is a fault.
/// </summary>
internal sealed partial class Conversation(
    ServerDb db, SignIn signIn, HandOut handOut, TakeIn takeIn, RuleApplication rules, Farewell farewell, NodeRegistry nodes, WebConnectorLimit limit, ChangeSignal signal, Repetition repetition, Load load, TimeProvider clock, ILogger<Conversation> logger)
{
    private const string UnknownTicket = "This update is not known here any more. Start the update again; it goes on where it ended.";

    private static readonly string Version =
        "WebConnectorSync " + (typeof(Conversation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");

    /// <summary>Answers a call.</summary>
    public async Task<SoapReply> AnswerAsync(SoapCall call, CallingConnector caller, CancellationToken ct)
    {
        using var counted = load.Enter();
        if (call is SoapCall.Authenticate && load.IsHigh)
        {
            LogTooMany();
            return SignIn.Later(Soon());
        }

        try
        {
            // An answer of QuickBooks comes once; what is done again with it is for TakeIn to say.
            return call is SoapCall.ReceiveResponseXml
                ? await DispatchAsync(call, caller, ct)
                : await repetition.RunAsync(db, _ => DispatchAsync(call, caller, ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same call came twice at once, or the session was taken over; what came first counts.
            LogOvertaken(call.Operation);
            return call is SoapCall.ReceiveResponseXml ? new SoapReply.Number(-1) : new SoapReply.Text("");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await SuspectAsync(call);
            throw;
        }
#pragma warning disable CA1031 // The one place where a bug becomes an answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFault(e, call.Operation);
            if (call is SoapCall.Authenticate)
            {
                // The database is away, or a newer version of the program is changing it just now.
                return SignIn.Later(Soon());
            }

            await SuspectAsync(call);
            return new SoapReply.Fault("The server could not answer because of a problem of its own. Nothing of this call was stored; the next update goes on where this one ended.");
        }
    }

    // Those that were sent away together do not come back together.
    private static TimeSpan Soon() => TimeSpan.FromSeconds(Random.Shared.Next(60, 180));

    private async Task<SoapReply> DispatchAsync(SoapCall call, CallingConnector caller, CancellationToken ct) => call switch
    {
        SoapCall.ServerVersion => new SoapReply.Text(Version),

        // Never a dialog: an automatic run would wait for a person.
        SoapCall.ClientVersion => new SoapReply.Text(""),
        SoapCall.Authenticate authenticate => await signIn.AuthenticateAsync(authenticate, caller, ct),
        SoapCall.SendRequestXml send => await InSessionAsync(send.Ticket, new SoapReply.Text(""), s => SendAsync(s, send, ct), ct),
        SoapCall.ReceiveResponseXml receive => await ReceiveAsync(receive, ct),
        SoapCall.ConnectionError error => await InSessionAsync(error.Ticket, new SoapReply.Text("done"), async s => new SoapReply.Text(await farewell.GiveUpAsync(s, error, ct)), ct),
        SoapCall.GetLastError last => await InSessionAsync(last.Ticket, new SoapReply.Text(UnknownTicket), async s => new SoapReply.Text(await farewell.ExplainAsync(s, ct)), ct),
        SoapCall.CloseConnection close => await InSessionAsync(close.Ticket, new SoapReply.Text("OK"), async s => new SoapReply.Text(await farewell.EndAsync(s, ct)), ct),

        // Interactive mode is never asked for, so these do not come; if they do, nothing happens.
        SoapCall.GetInteractiveUrl or SoapCall.InteractiveRejected or SoapCall.InteractiveDone => new SoapReply.Text(""),
        _ => new SoapReply.Fault($"The operation {call.Operation} is not known here."),
    };

    private async Task<SoapReply> SendAsync(Session session, SoapCall.SendRequestXml send, CancellationToken ct)
    {
        // Changed rules count from here on; what they let go is posted in this session.
        await rules.RunAsync(session.CompanyId, ct);
        return new SoapReply.Text(await handOut.AnswerAsync(session, send, ct));
    }

    private async Task<SoapReply> ReceiveAsync(SoapCall.ReceiveResponseXml receive, CancellationToken ct)
    {
        var reply = await InSessionAsync(receive.Ticket, new SoapReply.Number(-1), async s =>
        {
            var answer = await takeIn.AnswerAsync(s, receive.Response, ct);

            // What came may bring in, or keep out, what was there before.
            await rules.RunAsync(s.CompanyId, ct);
            return answer;
        }, ct);

        // A refused answer is read to its end, within reason, so that the Web Connector gets to see the refusal.
        await receive.Response.SkipAsync(64 * 1024 * 1024, ct);
        return reply;
    }

    private async Task<SoapReply> InSessionAsync(string ticket, SoapReply unknown, Func<Session, Task<SoapReply>> answer, CancellationToken ct)
    {
        var hash = Ticket.Hash(ticket);
        var session = await repetition.RunAsync(() => db.Sessions.SingleOrDefaultAsync(s => s.TicketHash == hash, ct), ct);
        if (session is null)
        {
            return unknown;
        }

        var before = session.State;
        await limit.WaitAsync(session.CompanyId, ct);
        session.LastCallAt = clock.GetUtcNow().UtcDateTime;
        session.IsSuspect = false;
        session.NodeId = nodes.Id;
        var reply = await answer(session);
        if ((before, session.State) != (SessionState.Holding, SessionState.Holding))
        {
            // Whoever watches the company, its feed or its progress looks now.
            signal.Pulse(session.CompanyId);
        }

        return reply;
    }

    // A Web Connector gives a session up when a call fails, so the next authenticate need not wait for it.
    private async Task SuspectAsync(SoapCall call)
    {
        if (call is not (SoapCall.SendRequestXml or SoapCall.ReceiveResponseXml or SoapCall.GetLastError or SoapCall.CloseConnection))
        {
            return;
        }

        var hash = Ticket.Hash(call switch
        {
            SoapCall.SendRequestXml send => send.Ticket,
            SoapCall.ReceiveResponseXml receive => receive.Ticket,
            SoapCall.GetLastError last => last.Ticket,
            SoapCall.CloseConnection close => close.Ticket,
            _ => "",
        });
        try
        {
            await db.Sessions.Where(s => s.TicketHash == hash && s.EndedAt == null)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.IsSuspect, true), CancellationToken.None);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
        {
            LogFault(e, call.Operation);
        }
    }

    [LoggerMessage(EventIds.Sessions + 10, LogLevel.Error, "{Operation} failed")]
    private partial void LogFault(Exception e, string operation);

    [LoggerMessage(EventIds.Sessions + 12, LogLevel.Warning, "Too many calls at once; a Web Connector was asked to come back later")]
    private partial void LogTooMany();

    [LoggerMessage(EventIds.Sessions + 11, LogLevel.Information, "{Operation} was overtaken by another call of the same session")]
    private partial void LogOvertaken(string operation);
}
