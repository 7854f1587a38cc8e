using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>
/// authenticate: who calls, whether there is something to do, and whether another session is doing it already. The answer's four strings
/// are ticket, what to do or which file to open, postponement, smallest interval (protocol 2.3); times are reckoned by
/// <see cref="ContactRule"/>.
/// </summary>
internal sealed partial class AuthenticateHandler(
    ServerDb db, ConnectorSignIn signIn, PostQueue queue, RuleCache rules, AnotherSession another, NodeRegistry nodes, TimeProvider clock,
    ILogger<AuthenticateHandler> logger)
{
    private const string NotValid = "nvu";
    private const string NothingToDo = "none";
    private const string Busy = "busy";

    // A live session will still be alive in a minute. One that may be dead is waited for until that is certain, if it takes longer.
    private static readonly TimeSpan WaitForAnother = TimeSpan.FromMinutes(1);

    // The session this call has begun. When the call is repeated, it may be stored already: only the answer to the commit was lost.
    private (Guid Session, string[] Reply)? begun;

    /// <summary>
    /// Answers authenticate. When another call for the same company comes first, it is asked again and looks at what that one left.
    /// </summary>
    public async Task<string[]> AnswerAsync(string userName, string password, CallingConnector caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var company = await db.Companies.SingleOrDefaultAsync(c => c.UserName == userName, ct);
        if (!await signIn.VerifyAsync(company, userName, password, caller, now, ct) || company is null)
        {
            return Refuse(NotValid, null, null);
        }

        company.ActiveSinceAt = company.SignInRefusedAt is null ? company.ActiveSinceAt : null;
        (company.SignInRefusedAt, company.SignInRefusedSince, company.SignInRefusedCaller) = (null, null, null);
        await NightlyTurn.TakeAsync(db, company, now, clock, ct);
        var open = await OpenSessionAsync(company, ct);
        if (begun is { } before && open?.Id == before.Session)
        {
            return before.Reply;
        }

        var isPostDue = company.MayWrite && await queue.AnyDueAsync(company.Id, ct);
        var decision = ContactRule.Decide(Facts(company, isPostDue, now));
        Note(company, open, decision, now);
        if (company.IsPaused)
        {
            await db.SaveChangesAsync(ct);
            return Refuse(NothingToDo, null, decision.LowerLimit);
        }

        if (open is not null)
        {
            var outcome = await another.DecideAsync(company, open, caller, now, ct);
            if (outcome == SecondCallOutcome.Waits)
            {
                (company.StandbyAt, company.StandbyCaller) = (now, caller.Address);
                await db.SaveChangesAsync(ct);
                LogBusy(company.Name);
                var silence = now - open.LastCallAt;
                var patience = SessionLiveness.PatienceFor(open.State, open.MessageNumber > 0) - silence;
                return Refuse(Busy, patience > WaitForAnother ? patience : WaitForAnother, decision.LowerLimit);
            }

            await AnotherSession.EndAsync(db, open, outcome, now, ct);
        }

        // Import on demand: without anything asked for or waiting there is no reason to open QuickBooks.
        if (!isPostDue && !PendingWork.IsWaiting(company) && !company.IsHoldingHour(now, clock)
            && (await rules.CurrentAsync(company.Id, ct)).Import == ImportMode.OnDemand)
        {
            await db.SaveChangesAsync(ct);
            return Refuse(NothingToDo, null, decision.LowerLimit);
        }

        return await BeginAsync(company, decision, caller, now, ct);
    }

    /// <summary>Asks the Web Connector to come back later, which it does by its own clock.</summary>
    public static string[] Later(TimeSpan wait) => Refuse(Busy, wait, null);

    /// <summary>Whether an answer begins a session.</summary>
    public static bool Begins(string[] answer) => answer[1] is not (NotValid or NothingToDo or Busy);

    /// <summary>
    /// To be asked when the work of the call is done: a wrong password after several others is answered after a pause. False when too
    /// many wait already.
    /// </summary>
    public Task<bool> HoldAsync(CallingConnector caller, CancellationToken ct) => signIn.HoldAsync(caller, ct);

    private ContactFacts Facts(Company company, bool isPostDue, DateTime now) => new()
    {
        Now = now,
        Policy = company.Polling,
        EveryMinutes = company.EveryMinutes,
        StaysConnected = company.StaysConnected,
        IsHoldingHour = company.IsHoldingHour(now, clock),
        HasWork = company.TakeOverAt is not null || isPostDue || PendingWork.IsWaiting(company),
        DueAt = company.DueAt,
        NightlyAt = company.NightlyNextAt,
        LastContactAt = company.LastContactAt,
        PostponedUntilAt = company.PostponedUntilAt,
        CallsEveryMinutes = company.CallsEveryMinutes,
    };

    private void Note(Company company, Session? open, ContactDecision decision, DateTime now)
    {
        var row = new CompanyRow(company, open is null ? null : SessionSummary.Of(open));
        if (company.ActiveSinceAt is null || row.Condition(clock).Status != CompanyStatus.Active)
        {
            company.ActiveSinceAt = now;
        }

        company.LastContactAt = now;
        company.NextContactAt = decision.NextContactAt;
        company.PostponedUntilAt = decision.Postponement is null ? null : decision.NextContactAt;
        company.CallsEveryMinutes = decision.CallsEveryMinutes;
    }

    private async Task<string[]> BeginAsync(
        Company company, ContactDecision decision, CallingConnector caller, DateTime now, CancellationToken ct)
    {
        var ticket = Ticket.New();
        var session = new Session(decision.Postponement is null ? SessionState.WaitForSend : SessionState.Postponed)
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            CompanyId = company.Id,
            TicketHash = Ticket.Hash(ticket),
            StartedAt = now,
            CycleStartedAt = now,
            LastCallAt = now,
            NodeId = nodes.Id,
            Caller = caller.Address,
        };
        db.Sessions.Add(session);
        company.ActiveSessionId = session.Id;
        company.TakeOverAt = null;

        // Naming the file keeps the Web Connector from using whatever other file happens to be open. A postponement goes with the same
        // word: without Auto-Run it has no effect (protocol 2.3), and a person who pressed Update Selected gets the update.
        string[] reply = [ticket, company.FileFor(caller.Address), Seconds(decision.Postponement), Seconds(decision.LowerLimit)];
        begun = (session.Id, reply);
        await db.SaveChangesAsync(ct);
        LogBegun(company.Name, session.Id);
        return reply;
    }

    private async Task<Session?> OpenSessionAsync(Company company, CancellationToken ct) =>
        company.ActiveSessionId is { } id ? await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, ct) : null;

    // A refused Web Connector still calls closeConnection, with whatever ticket it was given.
    private static string[] Refuse(string why, TimeSpan? postponement, TimeSpan? limit) =>
        [Ticket.New(), why, Seconds(postponement), Seconds(limit)];

    private static string Seconds(TimeSpan? time) =>
        time is { } value ? Math.Ceiling(value.TotalSeconds).ToString(CultureInfo.InvariantCulture) : "";

    [LoggerMessage(EventIds.Sessions, LogLevel.Information, "Session {Session} of {Company} has begun")]
    private partial void LogBegun(string company, Guid session);

    [LoggerMessage(EventIds.Sessions + 1, LogLevel.Information, "A second Web Connector for {Company} was told busy")]
    private partial void LogBusy(string company);
}

/// <summary>
/// What is known of a Web Connector that calls. It says nothing of itself but its program's name, so the address has to do; two behind one
/// router look the same.
/// </summary>
/// <param name="Address">The address it calls from, as a reverse proxy passes it on; null when unknown.</param>
internal sealed record CallingConnector(string? Address);
