using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Server.Companies;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Server.Logs;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Sessions;

/// <summary>
/// authenticate: who calls, whether there is something to do, and whether nobody else is doing it already. The answer's four strings
/// are ticket, what to do or which file to open, postponement, smallest interval (protocol 2.3).
/// </summary>
internal sealed partial class SignIn(ServerDb db, CompanyPasswords passwords, NodeRegistry nodes, TimeProvider clock, ILogger<SignIn> logger)
{
    private const string NotValid = "nvu";
    private const string NothingToDo = "none";
    private const string Busy = "busy";

    /// <summary>Answers authenticate.</summary>
    public async Task<SoapReply> AuthenticateAsync(SoapCall.Authenticate call, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await TryAsync(call, ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another call for the same company came first; look again at what it left.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<SoapReply> TryAsync(SoapCall.Authenticate call, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var company = await db.Companies.SingleOrDefaultAsync(c => c.UserName == call.UserName, ct);
        if (!passwords.Verify(company, call.Password) || company is null)
        {
            await NoteWrongPasswordAsync(company, now, ct);
            return Refuse(NotValid);
        }

        company.LastContactAt = now;
        company.NextContactAt = now.AddMinutes(company.EveryMinutes);
        if (company.IsPaused)
        {
            await db.SaveChangesAsync(ct);
            return Refuse(NothingToDo);
        }

        if (await OpenSessionAsync(company, ct) is { } open)
        {
            if (await IsAliveAsync(open, now, ct))
            {
                company.StandbyAt = now;
                await db.SaveChangesAsync(ct);
                LogBusy(company.Name);
                return Refuse(Busy);
            }

            await SessionEnd.EndAsync(db, open, "The Web Connector gave this session up and began a new one.", now, ct);
        }

        return await BeginAsync(company, now, ct);
    }

    private async Task<SoapReply> BeginAsync(Company company, DateTime now, CancellationToken ct)
    {
        var ticket = Ticket.New();
        var session = new Session
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            CompanyId = company.Id,
            TicketHash = Ticket.Hash(ticket),
            State = SessionState.WaitForSend,
            StartedAt = now,
            LastCallAt = now,
            NodeId = nodes.Id,
        };
        db.Sessions.Add(session);
        company.ActiveSessionId = session.Id;
        await db.SaveChangesAsync(ct);
        LogBegun(company.Name, session.Id);

        // Naming the file keeps the Web Connector from using whatever other file happens to be open.
        return new SoapReply.Strings(ticket, company.FilePath ?? "", "", "");
    }

    private async Task<Session?> OpenSessionAsync(Company company, CancellationToken ct) =>
        company.ActiveSessionId is { } id ? await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, ct) : null;

    private async Task<bool> IsAliveAsync(Session open, DateTime now, CancellationToken ct) =>
        SessionLiveness.IsAlive(open.State, open.MessageNumber > 0, open.IsSuspect, await nodes.IsAliveAsync(open.NodeId, ct), now - open.LastCallAt);

    // A refused Web Connector still calls closeConnection, with whatever ticket it was given.
    private static SoapReply.Strings Refuse(string why) => new(Ticket.New(), why, "", "");

    private async Task NoteWrongPasswordAsync(Company? company, DateTime now, CancellationToken ct)
    {
        if (company is null)
        {
            LogUnknownUser();
            return;
        }

        LogWrongPassword(company.Name);
        var minuteAgo = now.AddMinutes(-1);
        if (await db.Log.AnyAsync(l => l.CompanyId == company.Id && l.At > minuteAgo && l.Code == "QBWC1040", ct))
        {
            return;
        }

        db.Log.Add(CompanyLog.Line(company.Id, null, LogLevelWord.Warning, now, "The Web Connector came with a wrong password. No data was exchanged.") with
        {
            Code = "QBWC1040",
            Advice = "Type the password again in the Password column of the Web Connector, or make a new one here first.",
            Actor = "bookkeeper",
        });
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(EventIds.Sessions, LogLevel.Information, "Session {Session} of {Company} has begun")]
    private partial void LogBegun(string company, Guid session);

    [LoggerMessage(EventIds.Sessions + 1, LogLevel.Information, "A second Web Connector for {Company} was told busy")]
    private partial void LogBusy(string company);

    [LoggerMessage(EventIds.Sessions + 2, LogLevel.Warning, "A Web Connector came with a wrong password for {Company}")]
    private partial void LogWrongPassword(string company);

    [LoggerMessage(EventIds.Sessions + 3, LogLevel.Warning, "A Web Connector came with an unknown user name")]
    private partial void LogUnknownUser();
}
