using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Delivery;
using WebConnectorSync.Sync.Import;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>receiveResponseXML: reads the answer while it arrives, stores it, and says how far the session is.</summary>
internal sealed class ReceiveResponseHandler(
    ServerDb db, ResponseStore storage, CompanyFileGuard binding, PostResponseHandler posts, AnswerFailure failure, PostQueue queue, PostBatches batches, TransactionRetry repetition, TimeProvider clock)
{
    private const int Done = 100;

    /// <summary>Answers receiveResponseXML.</summary>
    public async Task<ReceiveResult> AnswerAsync(Session session, IResponseText response, CancellationToken ct)
    {
        if (SessionTable.Find(session.State, SessionEvent.ReceiveResponseXML).Do != SessionMove.TakeIn)
        {
            var requestId = await AnswerParser.PeekRequestIdAsync(response, ct);
            return await RepeatAsync(session, same => RefuseAsync(same, requestId, ct), ct);
        }

        var number = session.MessageNumber;
        var message = await repetition.RunAsync(() => db.Messages.SingleAsync(m => m.SessionId == session.Id && m.Number == number, ct), ct);
        var requests = JsonSerializer.Deserialize<List<MessageRequest>>(message.Requests)!;
        var took = clock.GetUtcNow().UtcDateTime - message.HandedOutAt;
        using var taken = await AnswerParser.ReadAsync(response, requests, message.HandedOutAt, ct);
        return await RepeatAsync(session, same => taken.BrokenEnvelope is { } broken ? DoubtAsync(same, broken, ct) : StoreOnceAsync(same, number, requests, taken, took, ct), ct);
    }

    // The answer can be read only once; a repetition uses what was parsed, with the session as it is stored.
    private Task<ReceiveResult> RepeatAsync(Session session, Func<Session, Task<ReceiveResult>> work, CancellationToken ct) =>
        repetition.RunAsync(db, async isAgain => await work(isAgain ? await db.Sessions.SingleAsync(s => s.Id == session.Id, ct) : session), ct);

    private async Task<ReceiveResult> DoubtAsync(Session session, string broken, CancellationToken ct)
    {
        session.IsSuspect = true;
        await db.SaveChangesAsync(ct);
        return new ReceiveResult(0, $"The answer did not arrive whole: {broken} Nothing of it was stored; the next update asks again.");
    }

    private async Task<ReceiveResult> StoreOnceAsync(Session session, int number, List<MessageRequest> requests, ParsedAnswer taken, TimeSpan took, CancellationToken ct)
    {
        if (session.State == SessionState.WaitForResponse && session.MessageNumber == number)
        {
            var message = await db.Messages.FindAsync([session.Id, number], ct);
            return await StoreAsync(session, message!, requests, taken, took, ct);
        }

        // The attempt before has stored it, and only the answer to its commit was lost; or else the session went on elsewhere.
        return session.MessageNumber == number && IsStored(session) ? new ReceiveResult(session.Percent) : ReceiveResult.Failed;
    }

    private static bool IsStored(Session session) => session.State is SessionState.WaitForSend or SessionState.WaitForClose;

    private async Task<ReceiveResult> StoreAsync(Session session, Message message, List<MessageRequest> requests, ParsedAnswer taken, TimeSpan took, CancellationToken ct)
    {
        Note(message, taken, took);
        session.LastCallAt = Now;
        var company = await db.Companies.SingleAsync(c => c.Id == session.CompanyId, ct);
        var line = SessionTable.Find(session.State, SessionEvent.ReceiveResponseXML);
        var scene = new ReceiveContext(line, company, session, await CompanySections.LoadAsync(db, company.Id, ct), await ComparisonSet.LoadAsync(db, company.Id, ct));
        await TakeAsync(scene, message, requests, taken, took, ct);
        await PrepareAsync(scene, ct);
        return session.State == SessionState.WaitForError ? ReceiveResult.Failed : new ReceiveResult(session.Percent);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task TakeAsync(ReceiveContext scene, Message message, List<MessageRequest> requests, ParsedAnswer taken, TimeSpan took, CancellationToken ct)
    {
        if (PostResponseHandler.IsAbout(message.Kind))
        {
            await TakePostsAsync(scene, message, requests, taken, took, ct);
        }
        else if (taken.HResult.Length > 0 || taken.Problem is not null)
        {
            if (failure.Take(scene, message, requests, taken))
            {
                await ProceedAsync(scene, ct);
            }

            await db.SaveChangesAsync(ct);
        }
        else if (message.Kind == MessageKind.Identify)
        {
            await IdentifyAsync(scene, taken, ct);
        }
        else
        {
            await storage.StoreAsync(scene.Session, scene.Rows, scene.Comparisons, taken, requests, took, () => ProceedAsync(scene, ct), ct);
        }
    }

    private async Task TakePostsAsync(ReceiveContext scene, Message message, List<MessageRequest> requests, ParsedAnswer taken, TimeSpan took, CancellationToken ct)
    {
        var about = new DeliveryContext(scene.Company, scene.Session, scene.Rows, message);
        if (taken.HResult.Length == 0 && taken.Problem is null)
        {
            await posts.StoreAsync(about, requests, taken, took, () => ProceedAsync(scene, ct), ct);
            return;
        }

        message.Problem = AnswerFailure.MeaningOf(taken).Message;
        await posts.FailAsync(about, taken, goesOn => goesOn ? ProceedAsync(scene, ct) : GiveUp(scene, taken), ct);
    }

    private Task GiveUp(ReceiveContext scene, ParsedAnswer taken)
    {
        failure.GiveUp(scene, taken);
        return Task.CompletedTask;
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
            r.Request?.Section, r.Info.StatusCode, r.Info.Severity, r.Info.StatusMessage, r.Count, r.Info.IteratorRemainingCount, r.UnknownElements)));
    }

    private async Task IdentifyAsync(ReceiveContext scene, ParsedAnswer taken, CancellationToken ct)
    {
        var session = scene.Session;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
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

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // The state after a stored answer: on to the next message, or the round is over.
    private async Task ProceedAsync(ReceiveContext scene, CancellationToken ct)
    {
        var (_, company, session, rows, comparisons) = scene;
        session.Percent = session.SkipsImport || session.IsRoundDone ? Done : Math.Max(session.Percent, SessionProgress.Percent(rows, session));
        if (session is { Percent: Done, SkipsImport: false, IsRoundDone: false } && comparisons.Due(rows, session.Id).Any())
        {
            session.Percent = Done - 1;
        }

        scene.MayPost = session.Percent == Done && await MayPostAsync(company.Id, ct);
        if (scene.MayPost || session.Percent < Done)
        {
            session.Go(scene.Line, SessionState.WaitForSend);
            session.Percent = Math.Min(session.Percent, Done - 1);
            return;
        }

        await FinishAsync(scene, ct);
    }

    // Saves only when a post waits, because the next query must see it; most sessions have none and save once.
    private async Task<bool> MayPostAsync(Guid companyId, CancellationToken ct)
    {
        var isAny = db.Posts.Local.Any(p => p.Status is PostStatus.Pending or PostStatus.Unknown)
            || await db.Posts.AnyAsync(p => p.CompanyId == companyId && (p.Status == PostStatus.Pending || p.Status == PostStatus.Unknown), ct);
        if (isAny)
        {
            await db.SaveChangesAsync(ct);
        }

        return isAny && await queue.AnyDueAsync(companyId, ct);
    }

    // The next message of writes is made outside the transaction that stored the answer. When nothing of what is due can go, the session is done.
    private async Task PrepareAsync(ReceiveContext scene, CancellationToken ct)
    {
        var session = scene.Session;
        if (!scene.MayPost || await batches.PrepareAsync(session.CompanyId, session.Id, SessionDialect.Of(session), ct) || await queue.AnyDueAsync(session.CompanyId, ct))
        {
            return;
        }

        await FinishAsync(scene, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task FinishAsync(ReceiveContext scene, CancellationToken ct)
    {
        var (line, company, session, rows, _) = scene;
        session.EndReason = SessionProgress.Summary(session, rows, await PostSummary.ReadAsync(db, session, ct));
        if (!session.IsRoundDone)
        {
            SyncCycle.End(company, session, Now);
        }

        SyncCycle.Leave(line, company, session, Now, clock);

        // All runs are over, and their rows are written in this very save; closeConnection need not write them once more.
        foreach (var row in rows.Where(r => r.RunSessionId == session.Id))
        {
            SessionEnd.TakeBack(row);
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
            session.Stop(SessionTable.Find(session.State, SessionEvent.ReceiveResponseXML), "An answer came that nothing had been asked for. Nothing was changed; the next update goes on where this one ended.");
            await db.SaveChangesAsync(ct);
        }

        return ReceiveResult.Failed;
    }

    private async Task<bool> IsAnsweredAsync(Session session, string requestId, CancellationToken ct)
    {
        var requests = await db.Messages.Where(m => m.SessionId == session.Id && m.Number == session.MessageNumber).Select(m => m.Requests).SingleOrDefaultAsync(ct);
        return requests is not null && JsonSerializer.Deserialize<List<MessageRequest>>(requests)!.Exists(r => r.Id == requestId);
    }
}
