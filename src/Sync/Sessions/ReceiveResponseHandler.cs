using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Delivery;
using WebConnectorSync.Sync.Import;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Proof;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>receiveResponseXML: reads the answer while it arrives, stores it, and says how far the session is.</summary>
internal sealed class ReceiveResponseHandler(
    ServerDb db, ResponseStore storage, CompanyFileGuard fileGuard, PostResponseHandler posts, NextStep next,
    TransactionRetry retry, SpoolFolder spool, TimeProvider clock)
{
    private readonly AnswerFailure failure = new(db, storage.Figures, clock);

    /// <summary>Answers receiveResponseXML.</summary>
    public async Task<ReceiveResult> AnswerAsync(Session session, IResponseText response, CancellationToken ct)
    {
        if (SessionTable.Find(session.State, SessionEvent.ReceiveResponseXML).Do != SessionMove.StoreAnswer)
        {
            var requestId = await AnswerParser.PeekRequestIdAsync(response, ct);
            return await RepeatAsync(session, same => RefuseAsync(same, requestId, ct), ct);
        }

        var number = session.MessageNumber;
        var message = await retry.RunAsync(() => db.Messages.SingleAsync(m => m.SessionId == session.Id && m.Number == number, ct), ct);
        var requests = JsonSerializer.Deserialize<List<MessageRequest>>(message.Requests)!;
        var cameAt = Now;
        var took = cameAt - message.HandedOutAt;
        using var parsed = await AnswerParser.ReadAsync(response, requests, message.HandedOutAt, cameAt, spool, ct);
        if (message.Kind == MessageKind.Import && parsed is { Records.IsLarge: true, BrokenEnvelope: null } && !HasFailed(parsed)
            && await MayStoreAheadAsync(session, requests, parsed, ct))
        {
            session = await StoreAheadAsync(session, number, parsed, ct);
        }

        return await RepeatAsync(
            session,
            same => parsed.BrokenEnvelope is { } broken
                ? DoubtAsync(same, broken, ct)
                : StoreOnceAsync(same, number, requests, parsed, took, ct),
            ct);
    }

    // The answer can be read only once; a retry uses what was parsed, with the session as it is stored.
    private Task<T> RepeatAsync<T>(Session session, Func<Session, Task<T>> work, CancellationToken ct) => retry.UntilItFitsAsync(
        db,
        async isAgain => await work(isAgain ? await db.Sessions.SingleAsync(s => s.Id == session.Id, ct) : session),
        isHarmlessTwice: true,
        ct);

    // The records of a large answer, each batch a transaction that is repeated by itself. What the session goes on with is stored
    // afterwards.
    private async Task<Session> StoreAheadAsync(Session session, int number, ParsedAnswer parsed, CancellationToken ct)
    {
        foreach (var (response, records) in parsed.Records.Batches())
        {
            session = await RepeatAsync(session, same => StoreBatchAsync(same, number, parsed.Responses[response], records, ct), ct);
        }

        return session;
    }

    private async Task<bool> MayStoreAheadAsync(
        Session session, List<MessageRequest> requests, ParsedAnswer parsed, CancellationToken ct)
    {
        var company = await retry.RunAsync(() => db.Companies.AsNoTracking().SingleAsync(c => c.Id == session.CompanyId, ct), ct);
        return session.IsFileProven
            ? company.Identity.Trusts(session.FilePath)
            : FileVerdicts.Decide(await fileGuard.FactsAsync(company, session, requests, parsed, ct)).MayRead();
    }

    private async Task<Session> StoreBatchAsync(
        Session session, int number, ParsedResponse response, IReadOnlyList<StagedRecord> records, CancellationToken ct)
    {
        if (IsAwaited(session, number))
        {
            var (rows, comparisons) =
                (await CompanySections.LoadAsync(db, session.CompanyId, ct), await ComparisonSet.LoadAsync(db, session.CompanyId, ct));
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await storage.StoreBatchAsync(session, rows, comparisons, response, records, null, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return session;
    }

    private static bool IsAwaited(Session session, int number) =>
        session.State == SessionState.WaitForResponse && session.MessageNumber == number;

    private async Task<ReceiveResult> DoubtAsync(Session session, string broken, CancellationToken ct)
    {
        session.IsSuspect = true;
        await db.SaveChangesAsync(ct);
        return new ReceiveResult(0, $"The answer did not arrive whole: {broken} Nothing of it was stored; the next update asks again.");
    }

    private async Task<ReceiveResult> StoreOnceAsync(
        Session session, int number, List<MessageRequest> requests, ParsedAnswer parsed, TimeSpan took, CancellationToken ct)
    {
        if (IsAwaited(session, number))
        {
            var message = await db.Messages.FindAsync([session.Id, number], ct);
            return await StoreAsync(session, message!, requests, parsed, took, ct);
        }

        // The attempt before has stored it, and only the answer to its commit was lost; or else the session went on elsewhere.
        return session.MessageNumber == number && IsStored(session) ? new ReceiveResult(session.Percent) : ReceiveResult.Failed;
    }

    private static bool IsStored(Session session) => session.State is SessionState.WaitForSend or SessionState.WaitForClose;

    private async Task<ReceiveResult> StoreAsync(
        Session session, Message message, List<MessageRequest> requests, ParsedAnswer parsed, TimeSpan took, CancellationToken ct)
    {
        Note(message, parsed, took);
        session.LastCallAt = Now;
        var company = await db.Companies.SingleAsync(c => c.Id == session.CompanyId, ct);
        var line = SessionTable.Find(session.State, SessionEvent.ReceiveResponseXML);
        var context = new ReceiveContext(
            line, company, session, await CompanySections.LoadAsync(db, company.Id, ct), await ComparisonSet.LoadAsync(db, company.Id, ct));
        await CommitAsync(context, message, requests, parsed, took, ct);
        await next.PrepareAsync(context, ct);
        return session.State == SessionState.WaitForError ? ReceiveResult.Failed : new ReceiveResult(session.Percent);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    // One transaction: what came is stored, and the session's state set, here and nowhere below. Only the records of a large answer went
    // ahead of it.
    private async Task CommitAsync(
        ReceiveContext context, Message message, List<MessageRequest> requests, ParsedAnswer parsed, TimeSpan took, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await TakeAsync(context, message, requests, parsed, took, ct))
        {
            await next.DecideAsync(context, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // Whether the session goes on; else its state is set.
    private async Task<bool> TakeAsync(
        ReceiveContext context, Message message, List<MessageRequest> requests, ParsedAnswer parsed, TimeSpan took, CancellationToken ct)
    {
        if (PostResponseHandler.IsAbout(message.Kind))
        {
            return await TakePostsAsync(context, message, requests, parsed, took, ct);
        }

        if (HasFailed(parsed))
        {
            return await failure.TakeAsync(context, message, requests, parsed, ct);
        }

        var step = message.Kind switch
        {
            MessageKind.Identify => await IdentifyAsync(context, requests, parsed, ct),
            MessageKind.Survey => await fileGuard.Doubted.TakeAsync(context, parsed, requests, ct),
            _ when context.Session.IsFileProven => CompanyFileGuard.GoOn(context),
            _ => await fileGuard.ProveAsync(context, requests, parsed, ct),
        };
        if (message.Kind == MessageKind.Import && step == FileStep.GoOn)
        {
            await storage.StoreAsync(context.Session, context.Rows, context.Comparisons, parsed, requests, took, ct);
            context.Company.Identity = WitnessSet.After(context.Company.Identity, parsed);
            return true;
        }

        context.Session.Go(context.Line, step == FileStep.End ? SessionState.WaitForError : SessionState.WaitForSend);
        context.Session.Percent = Math.Max(context.Session.Percent, 1);
        return false;
    }

    private static bool HasFailed(ParsedAnswer parsed) => parsed.HResult.Length > 0 || parsed.Problem is not null;

    private async Task<bool> TakePostsAsync(
        ReceiveContext context, Message message, List<MessageRequest> requests, ParsedAnswer parsed, TimeSpan took, CancellationToken ct)
    {
        var about = new DeliveryContext(context.Company, context.Session, context.Rows, message);
        if (!HasFailed(parsed))
        {
            await posts.StoreAsync(about, requests, parsed, took, ct);
            context.Company.Identity = WitnessSet.After(context.Company.Identity, parsed);
            return true;
        }

        message.Problem = AnswerFailure.MeaningOf(parsed, message.Kind).Message;
        if (await posts.FailAsync(about, parsed, ct))
        {
            return true;
        }

        failure.GiveUp(context, message.Kind, parsed);
        return false;
    }

    private static void Note(Message message, ParsedAnswer parsed, TimeSpan took)
    {
        message.AnsweredAt = message.HandedOutAt + took;
        message.QuickBooksMilliseconds = (int)Math.Min(took.TotalMilliseconds, int.MaxValue);
        message.AnswerBytes = parsed.Bytes;
        message.RecordCount = parsed.Records.Count;
        message.AnswerXml = parsed.Transcript;
        message.HResult = parsed.HResult.Length is > 0 and <= 20 ? parsed.HResult : null;
        message.Responses = JsonSerializer.Serialize(parsed.Responses.Select(r => new ResponseJson(
            r.Request?.Section, r.Info.StatusCode, r.Info.Severity, r.Info.StatusMessage, r.Count, r.Info.IteratorRemainingCount,
            r.UnknownElements)));
    }

    private async Task<FileStep> IdentifyAsync(
        ReceiveContext context, List<MessageRequest> requests, ParsedAnswer parsed, CancellationToken ct)
    {
        var session = context.Session;
        if (!parsed.Identity.IsComplete)
        {
            session.LastError = "QuickBooks did not say which company file is open. Nothing was exchanged.";
            return FileStep.End;
        }

        return requests.Exists(r => r.Purpose == RequestPurpose.Witness)
            ? await fileGuard.ProveAsync(context, requests, parsed, ct)
            : await fileGuard.MeetAsync(context.Company, session, context.Rows, parsed.Identity, false, ct);
    }

    // The same answer once more (a proxy that repeats, two calls that crossed) gets the same number again and changes nothing.
    private async Task<ReceiveResult> RefuseAsync(Session session, string? requestId, CancellationToken ct)
    {
        if (requestId is not null && IsStored(session) && await IsAnsweredAsync(session, requestId, ct))
        {
            return new ReceiveResult(session.Percent);
        }

        await AnotherSession.NoteCallAsync(db, session, Now, ct);
        if (session.State == SessionState.WaitForSend)
        {
            session.Stop(
                SessionTable.Find(session.State, SessionEvent.ReceiveResponseXML),
                "An answer came that nothing had been asked for. Nothing was changed; the next update goes on where this one ended.");
            await db.SaveChangesAsync(ct);
        }

        return ReceiveResult.Failed;
    }

    private async Task<bool> IsAnsweredAsync(Session session, string requestId, CancellationToken ct)
    {
        var requests = await db.Messages.Where(
            m => m.SessionId == session.Id && m.Number == session.MessageNumber).Select(m => m.Requests).SingleOrDefaultAsync(ct);
        return requests is not null && JsonSerializer.Deserialize<List<MessageRequest>>(requests)!.Exists(r => r.Id == requestId);
    }
}
