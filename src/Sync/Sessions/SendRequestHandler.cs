using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Delivery;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Import;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Proof;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;
using WebConnectorSync.Sync.Warnings;
using MessageKind = WebConnectorSync.Sync.Model.MessageKind;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>sendRequestXML: the next message, the same once more, or nothing and a sentence why.</summary>
internal sealed class SendRequestHandler(
    ServerDb db, CompanyFileGuard fileGuard, PostRequestHandler posts, PostBatches batches, PostQueue queue, Installation installation,
    ClockWatch clocks, TimeProvider clock)
{
    private const string Nothing = "";

    /// <summary>Answers sendRequestXML.</summary>
    public async Task<string> AnswerAsync(Session session, OpenQuickBooks open, CancellationToken ct)
    {
        var line = SessionTable.Find(session.State, SessionEvent.SendRequestXML);
        switch (line.Do)
        {
            case SessionMove.SendNext:
                return await NextAsync(line, session, open, ct);
            case SessionMove.SendAgain:
                return await AgainAsync(session, ct);
            default:
                await AnotherSession.NoteCallAsync(db, session, Now, ct);
                session.LastError ??= "This update is over. The next one goes on where it ended.";
                await db.SaveChangesAsync(ct);
                return Nothing;
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<string> NextAsync(SessionTransition line, Session session, OpenQuickBooks open, CancellationToken ct)
    {
        if (session.State == SessionState.Holding && await IsIdleAsync(session, ct))
        {
            await IdleCall.SaveAsync(db, session, ct);
            return Nothing;
        }

        var xml = await TryNextAsync(line, session, open, ct);
        if (xml is null && session.IsFileProven && await queue.AnyDueAsync(session.CompanyId, ct)
            && await db.Companies.FindAsync([session.CompanyId], ct) is { MayWrite: true } company
            && company.Identity.Trusts(session.FilePath)
            && await batches.PrepareAsync(session.CompanyId, session.Id, SessionDialect.Of(session), ct))
        {
            // Posts are made ready after the last answer of an import; this session had none.
            session.LastError = null;
            xml = await TryNextAsync(line, session, open, ct);
        }

        return xml ?? Nothing;
    }

    private async Task<string?> TryNextAsync(SessionTransition line, Session session, OpenQuickBooks open, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var company = await db.Companies.SingleAsync(c => c.Id == session.CompanyId, ct);
        var rows = await CompanySections.LoadAsync(db, company.Id, ct);
        var isTrusted = !session.IsFileProven || company.Identity.Trusts(session.FilePath);
        var xml = isTrusted ? await ChooseAsync(company, session, rows, open, ct) : null;
        session.LastError ??= isTrusted ? null : FileTexts.NoLongerTrusted;
        session.Go(line, xml is not null ? SessionState.WaitForResponse
            : isTrusted && session.IsCycleDone && SyncCycle.MayHold(company, session, Now, clock) ? SessionState.Holding
            : SessionState.WaitForError);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return xml;
    }

    private async Task<string?> ChooseAsync(
        Company company, Session session, List<CompanySection> rows, OpenQuickBooks open, CancellationToken ct)
    {
        if (await MeetAsync(company, session, rows, open, ct) is { } first)
        {
            return first.Length == 0 ? null : first;
        }

        var dialect = SessionDialect.Of(session);
        if (session.IsFileProven && company.MayWrite && await posts.ClearUpAsync(session, dialect, ct) is { } doubt)
        {
            return Keep(session, doubt.Kind, doubt.Xml, doubt.Requests);
        }

        session.SkipsImport &= !PendingWork.IsSyncWanted(company);
        if (session.IsCycleDone && IsCycleDue(company, session))
        {
            SyncCycle.Begin(session, rows, Now);
        }

        var reads = !session.IsCycleDone && !session.SkipsImport;
        var identity = session.IsFileProven ? null : company.Identity;
        var resting = PendingWork.Resting(company);
        if (reads && ImportMessage.Next(session, rows, resting, dialect, company.ClockWrongAt, Now, identity) is { } next)
        {
            await posts.TakeBackAsync(session, ct);
            return Keep(session, MessageKind.Import, next.Xml, next.Requests);
        }

        if (!session.IsFileProven && await IsMoreDueAsync(company, ct))
        {
            return await AskAsync(company, session, rows, ct);
        }

        if (reads && await ComparisonMessage.NextAsync(db, session, rows, dialect, ct) is { } comparison)
        {
            await posts.TakeBackAsync(session, ct);
            return Keep(session, MessageKind.Import, comparison.Xml, comparison.Requests);
        }

        if (company.MayWrite && await posts.NextAsync(session, ct) is { } writes)
        {
            return Keep(session, writes.Kind, writes.Xml, writes.Requests);
        }

        // Last, so that what was written counts, too.
        if (await FigureMessage.NextAsync(db, company, session, dialect, ct) is { } figures)
        {
            return Keep(session, MessageKind.Import, figures.Xml, figures.Requests);
        }

        if (!company.MayWrite)
        {
            session.LastError ??= session.EndReason
                ?? "Nothing is written until somebody has said on the company's page which file is open.";
            return null;
        }

        if (session is { SkipsImport: true, IsCycleDone: false })
        {
            SyncCycle.End(company, session, Now);
        }

        session.LastError ??= session.EndReason ?? "There was nothing to do.";
        return null;
    }

    // Until the file is known to be the right one: a message to find out, an empty one when nothing follows, null when it may go on.
    private async Task<string?> MeetAsync(
        Company company, Session session, List<CompanySection> rows, OpenQuickBooks open, CancellationToken ct)
    {
        var survey = session.IsFileDoubted ? await SurveyAsync(company, session, rows, ct) : null;
        if (survey is not null)
        {
            return survey;
        }

        if (session.IsFileChecked)
        {
            // In a QuickBooks that cannot read a message as a whole, the witnesses have one of their own.
            return session is { IsFileProven: false, IsOneByOne: true } ? await AskAsync(company, session, rows, ct) : null;
        }

        if (session.MessageNumber > 0)
        {
            return await AskAsync(company, session, rows, ct);
        }

        session.FilePath = open.CompanyFileName.Length == 0 ? null : open.CompanyFileName.CutTo(Session.MostPath);
        session.Country = open.Country.Length == 0 ? null : open.Country.CutTo(10);
        session.QbxmlVersion = new QbxmlVersion(open.MajorVersion, open.MinorVersion).ToString().CutTo(10);
        var first = HostInfo.Read(open.HcpResponse);
        var ownerId = await installation.OwnerIdAsync(ct);
        if (!first.IsComplete || first.FileId(ownerId) is null)
        {
            // The Web Connector did not say which file is open; ask before anything moves.
            var identify = IdentifyMessage.Write(session, ownerId);
            return Keep(session, MessageKind.Identify, identify.Xml, identify.Requests);
        }

        var step = await fileGuard.MeetAsync(company, session, rows, first, await posts.IsInDoubtAsync(session, ct), ct);
        if (step != FileStep.End)
        {
            await clocks.CompareAsync(company, session, open.HcpResponse, Now, ct);
        }

        return step switch
        {
            FileStep.Ask => await AskAsync(company, session, rows, ct),
            FileStep.End => Nothing,
            _ => null,
        };
    }

    private async Task<string> AskAsync(Company company, Session session, List<CompanySection> rows, CancellationToken ct)
    {
        var ask = IdentifyMessage.WriteWithWitnesses(
            session, await installation.OwnerIdAsync(ct), company.Identity, rows, SessionDialect.Of(session));
        return Keep(session, MessageKind.Identify, ask.Xml, ask.Requests);
    }

    private async Task<string?> SurveyAsync(Company company, Session session, List<CompanySection> rows, CancellationToken ct)
    {
        if (company.Identity.Doubt is not { IsToBeSurveyed: true } doubt)
        {
            // Somebody has answered meanwhile; the next session looks again.
            return Nothing;
        }

        if (await SurveyMessage.NextAsync(db, session, doubt.Survey, rows, SessionDialect.Of(session), ct) is { } survey)
        {
            return Keep(session, MessageKind.Survey, survey.Xml, survey.Requests);
        }

        return await fileGuard.Doubted.EndAsync(company, session, rows, ct) == FileStep.GoOn ? null : Nothing;
    }

    private async Task<bool> IsMoreDueAsync(Company company, CancellationToken ct) =>
        (company.MayWrite && await queue.AnyDueAsync(company.Id, ct)) || await db.Comparisons.AnyAsync(c => c.CompanyId == company.Id, ct);

    // A held session with nothing to do costs small reads and no transaction.
    private async Task<bool> IsIdleAsync(Session session, CancellationToken ct)
    {
        var company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == session.CompanyId, ct);
        return SyncCycle.MayHold(company, session, Now, clock)
            && !IsCycleDue(company, session)
            && !(company.MayWrite && await queue.AnyDueAsync(company.Id, ct));
    }

    private bool IsCycleDue(Company company, Session session) => SyncCycle.IsDue(company, session, Now) || PendingWork.IsWaiting(company);

    private string Keep(Session session, MessageKind kind, string xml, List<MessageRequest> requests)
    {
        session.MessageNumber++;
        db.Messages.Add(new Message
        {
            SessionId = session.Id,
            Number = session.MessageNumber,
            CompanyId = session.CompanyId,
            Kind = kind,
            Requests = JsonSerializer.Serialize(requests),
            RequestXml = xml,
            HandedOutAt = Now,
        });
        return xml;
    }

    private async Task<string> AgainAsync(Session session, CancellationToken ct)
    {
        var message = await db.Messages.SingleAsync(m => m.SessionId == session.Id && m.Number == session.MessageNumber, ct);
        message.HandedOutAt = Now;
        await db.SaveChangesAsync(ct);
        return message.RequestXml;
    }
}

/// <summary>What sendRequestXML says of the QuickBooks it speaks for.</summary>
/// <param name="HcpResponse">Answers to the host, company and preferences queries; filled in a session's first call only.</param>
/// <param name="CompanyFileName">Full path of the open company file.</param>
/// <param name="Country">QuickBooks' edition: US, CA, UK.</param>
/// <param name="MajorVersion">Highest qbXML version of the request processor.</param>
/// <param name="MinorVersion">Its part after the dot.</param>
internal sealed record OpenQuickBooks(string HcpResponse, string CompanyFileName, string Country, int MajorVersion, int MinorVersion);
