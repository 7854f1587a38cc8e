using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Delivery;
using WebConnectorSync.Sync.Import;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>receiveResponseXML: reads the answer while it arrives, stores it, and says how far the session is.</summary>
internal sealed class ReceiveResponseHandler(
    ServerDb db, ResponseStore storage, CompanyFileGuard binding, PostResponseHandler posts, AnswerFailure failure, NextStep next,
    TransactionRetry retry, TimeProvider clock)
{
    /// <summary>Answers receiveResponseXML.</summary>
    public async Task<ReceiveResult> AnswerAsync(Session session, IResponseText response, CancellationToken ct)
    {
        if (SessionTable.Find(session.State, SessionEvent.ReceiveResponseXML).Do != SessionMove.TakeIn)
        {
            var requestId = await AnswerParser.PeekRequestIdAsync(response, ct);
            return await RepeatAsync(session, same => RefuseAsync(same, requestId, ct), ct);
        }

        var number = session.MessageNumber;
        var message = await retry.RunAsync(() => db.Messages.SingleAsync(m => m.SessionId == session.Id && m.Number == number, ct), ct);
        var requests = JsonSerializer.Deserialize<List<MessageRequest>>(message.Requests)!;
        var took = clock.GetUtcNow().UtcDateTime - message.HandedOutAt;
        using var taken = await AnswerParser.ReadAsync(response, requests, message.HandedOutAt, ct);
        if (message.Kind == MessageKind.Import && taken is { Records.IsLarge: true, BrokenEnvelope: null } && !HasFailed(taken))
        {
            session = await StoreAheadAsync(session, number, taken, ct);
        }

        return await RepeatAsync(
            session,
            same => taken.BrokenEnvelope is { } broken ? DoubtAsync(same, broken, ct) : StoreOnceAsync(
                same, number, requests, taken, took, ct),
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
    private async Task<Session> StoreAheadAsync(Session session, int number, ParsedAnswer taken, CancellationToken ct)
    {
        foreach (var (response, records) in taken.Records.Batches())
        {
            session = await RepeatAsync(session, same => StoreBatchAsync(same, number, taken.Responses[response], records, ct), ct);
        }

        return session;
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
        Session session, int number, List<MessageRequest> requests, ParsedAnswer taken, TimeSpan took, CancellationToken ct)
    {
        if (IsAwaited(session, number))
        {
            var message = await db.Messages.FindAsync([session.Id, number], ct);
            return await StoreAsync(session, message!, requests, taken, took, ct);
        }

        // The attempt before has stored it, and only the answer to its commit was lost; or else the session went on elsewhere.
        return session.MessageNumber == number && IsStored(session) ? new ReceiveResult(session.Percent) : ReceiveResult.Failed;
    }

    private static bool IsStored(Session session) => session.State is SessionState.WaitForSend or SessionState.WaitForClose;

    private async Task<ReceiveResult> StoreAsync(
        Session session, Message message, List<MessageRequest> requests, ParsedAnswer taken, TimeSpan took, CancellationToken ct)
    {
        Note(message, taken, took);
        session.LastCallAt = Now;
        var company = await db.Companies.SingleAsync(c => c.Id == session.CompanyId, ct);
        var line = SessionTable.Find(session.State, SessionEvent.ReceiveResponseXML);
        var scene = new ReceiveContext(
            line, company, session, await CompanySections.LoadAsync(db, company.Id, ct), await ComparisonSet.LoadAsync(db, company.Id, ct));
        await CommitAsync(scene, message, requests, taken, took, ct);
        await next.PrepareAsync(scene, ct);
        return session.State == SessionState.WaitForError ? ReceiveResult.Failed : new ReceiveResult(session.Percent);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    // One transaction: what came is stored, and the session's state set, here and nowhere below. Only the records of a large answer went
    // ahead of it.
    private async Task CommitAsync(
        ReceiveContext scene, Message message, List<MessageRequest> requests, ParsedAnswer taken, TimeSpan took, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await TakeAsync(scene, message, requests, taken, took, ct))
        {
            await next.DecideAsync(scene, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // Whether the session goes on; else its state is set.
    private async Task<bool> TakeAsync(
        ReceiveContext scene, Message message, List<MessageRequest> requests, ParsedAnswer taken, TimeSpan took, CancellationToken ct)
    {
        if (PostResponseHandler.IsAbout(message.Kind))
        {
            return await TakePostsAsync(scene, message, requests, taken, took, ct);
        }

        if (HasFailed(taken))
        {
            return failure.Take(scene, message, requests, taken);
        }

        if (message.Kind == MessageKind.Identify)
        {
            await IdentifyAsync(scene, taken, ct);
            return false;
        }

        await storage.StoreAsync(scene.Session, scene.Rows, scene.Comparisons, taken, requests, took, ct);
        return true;
    }

    private static bool HasFailed(ParsedAnswer taken) => taken.HResult.Length > 0 || taken.Problem is not null;

    private async Task<bool> TakePostsAsync(
        ReceiveContext scene, Message message, List<MessageRequest> requests, ParsedAnswer taken, TimeSpan took, CancellationToken ct)
    {
        var about = new DeliveryContext(scene.Company, scene.Session, scene.Rows, message);
        if (!HasFailed(taken))
        {
            await posts.StoreAsync(about, requests, taken, took, ct);
            return true;
        }

        message.Problem = AnswerFailure.MeaningOf(taken).Message;
        if (await posts.FailAsync(about, taken, ct))
        {
            return true;
        }

        failure.GiveUp(scene, taken);
        return false;
    }

    private static void Note(Message message, ParsedAnswer taken, TimeSpan took)
    {
        message.AnsweredAt = message.HandedOutAt + took;
        message.QuickBooksMilliseconds = (int)Math.Min(took.TotalMilliseconds, int.MaxValue);
        message.AnswerBytes = taken.Bytes;
        message.RecordCount = taken.Records.Count;
        message.AnswerXml = taken.Transcript;
        message.HResult = taken.HResult.Length is > 0 and <= 20 ? taken.HResult : null;
        message.Responses = JsonSerializer.Serialize(taken.Responses.Select(r => new ResponseJson(
            r.Request?.Section, r.Info.StatusCode, r.Info.Severity, r.Info.StatusMessage, r.Count, r.Info.IteratorRemainingCount,
            r.UnknownElements)));
    }

    private async Task IdentifyAsync(ReceiveContext scene, ParsedAnswer taken, CancellationToken ct)
    {
        var session = scene.Session;
        if (!taken.Identity.IsComplete)
        {
            session.Stop(scene.Line, "QuickBooks did not say which company file is open. Nothing was exchanged.");
        }
        else if (await binding.CheckAsync(scene.Company, session, scene.Rows, taken.Identity, ct))
        {
            session.Go(scene.Line, SessionState.WaitForSend);
            session.Percent = 1;
        }
        else
        {
            session.Go(scene.Line, SessionState.WaitForError);
        }
    }

    // The same answer once more (a proxy that repeats, two calls that crossed) gets the same number again and changes nothing.
    private async Task<ReceiveResult> RefuseAsync(Session session, string? requestId, CancellationToken ct)
    {
        if (requestId is not null && IsStored(session) && await IsAnsweredAsync(session, requestId, ct))
        {
            return new ReceiveResult(session.Percent);
        }

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
