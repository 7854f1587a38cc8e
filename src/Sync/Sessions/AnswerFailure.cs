using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Delivery;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Proof;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>QuickBooks refused or failed a whole message, or its answer cannot be used.</summary>
internal sealed class AnswerFailure(ServerDb db, FigureAnswer figures, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What the catalogue says of it.</summary>
    public static Meaning MeaningOf(ParsedAnswer parsed, MessageKind kind) =>
        (parsed.HResult.Length > 0 ? Meanings.HResult(parsed.HResult) : Meanings.Own(OwnCodes.BadAnswer)).At(MomentOf(kind));

    private static Moment MomentOf(MessageKind kind) => PostResponseHandler.IsAbout(kind) ? Moment.Writing : Moment.Reading;

    /// <summary>
    /// Takes the failure of a message of an import. One that QuickBooks could not read is asked again piece by piece, so that only the
    /// culprit fails.
    /// </summary>
    /// <param name="context">The session.</param>
    /// <param name="message">The message.</param>
    /// <param name="requests">What it asked.</param>
    /// <param name="parsed">What came in the answer's place.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    /// <returns>Whether the session goes on.</returns>
    public async Task<bool> TakeAsync(
        ReceiveContext context, Message message, List<MessageRequest> requests, ParsedAnswer parsed, CancellationToken ct)
    {
        var meaning = MeaningOf(parsed, message.Kind);
        if (requests.Count == 1 || !QuickBooksCodes.IsUnreadable(parsed.HResult))
        {
            await figures.PutOffAsync(context.Session, requests.FindAll(r => r.Purpose == RequestPurpose.Figures), ct);
        }

        if (parsed.HResult.Length == 0)
        {
            message.Problem = parsed.Problem!.Message.CutTo(1000);
            FailAll(context, requests, meaning, message.Problem);
            context.Session.Stop(context.Line, $"{meaning.Message} {message.Problem}");
            return false;
        }

        message.Problem = meaning.Message;
        if (QuickBooksCodes.IsUnreadable(parsed.HResult) && message.Kind switch
        {
            MessageKind.Identify => AskForLess(context, requests),
            MessageKind.Survey => SurveyLess(context, requests),
            _ => false,
        })
        {
            context.Session.Go(context.Line, SessionState.WaitForSend);
            return false;
        }

        if (message.Kind != MessageKind.Import || !QuickBooksCodes.IsUnreadable(parsed.HResult))
        {
            GiveUp(context, message.Kind, parsed);
            return false;
        }

        if (requests.Count > 1)
        {
            context.Session.IsOneByOne = true;
        }
        else
        {
            FailAll(context, requests, meaning, parsed.HResultMessage);
        }

        return true;
    }

    // Asked again without what an old edition may not know: then, until a message can be read, without the lists of deletions and without
    // one section's witnesses, by turns. What was left out counts as unreadable only when that helped.
    private static bool AskForLess(ReceiveContext context, List<MessageRequest> requests)
    {
        var session = context.Session;
        if (!session.IsOneByOne)
        {
            return session.IsOneByOne = requests.Exists(r => r.Purpose == RequestPurpose.Witness);
        }

        var lists = requests.Where(r => DeletedList.Find(r.Section) is not null).Select(r => r.Section).ToList();
        var asked = requests.Where(r => r is { Purpose: RequestPurpose.Witness, Value: not null }).Select(r => r.Section).ToList();
        var before = context.Company.Identity.SuspectsOf(session.Id);
        List<string> next = lists.Count > 0 ? [.. before, .. lists]
            : asked.Count > 0 ? [.. before.Where(s => DeletedList.Find(s) is null), .. asked]
            : [];
        context.Company.Identity = context.Company.Identity with { Suspects = next.Count > 0 ? new(session.Id, next) : null };
        return next.Count > 0;
    }

    // Counted lot by lot, and a lot that cannot be read counts as refused.
    private static bool SurveyLess(ReceiveContext context, List<MessageRequest> requests)
    {
        if (context.Session.IsOneByOne && context.Company.Identity.Doubt is { } doubt)
        {
            context.Company.Identity = context.Company.Identity with
            {
                Doubt = doubt with { Survey = SurveyAnswer.Refuse(doubt.Survey, requests[0]) },
            };
        }

        return context.Session.IsOneByOne = true;
    }

    /// <summary>The session can do nothing more. The log says so, and the company where QuickBooks itself is the trouble.</summary>
    public void GiveUp(ReceiveContext context, MessageKind kind, ParsedAnswer parsed)
    {
        var meaning = MeaningOf(parsed, kind);
        var detail = parsed.Problem?.Message ?? parsed.HResultMessage;
        db.Log.Add(CompanyLog.Problem(context.Company.Id, context.Session.Id, Now, meaning, detail));
        if (parsed.HResult.Length > 0)
        {
            context.Company.Note(meaning.Code, detail, Now, MomentOf(kind));
        }

        context.Session.Stop(context.Line, $"{meaning.Message} {meaning.Advice}");
    }

    // A comparison that fails waits for the next session; the section itself was brought up to date before.
    private void FailAll(ReceiveContext context, List<MessageRequest> requests, Meaning meaning, string? detail)
    {
        foreach (var asked in requests.GroupBy(r => r.Section))
        {
            if (asked.All(r => r.Purpose == RequestPurpose.Figures))
            {
                continue;
            }

            if (asked.All(r => r.Purpose != RequestPurpose.Page))
            {
                context.Comparisons.Find(asked.Key)?.IsHalted = true;
            }
            else if (context.Rows.Find(r => r.Section == asked.Key) is { } row && row.RunSessionId == context.Session.Id)
            {
                SyncRun.Fail(row, meaning, detail, Now);
            }
            else
            {
                continue;
            }

            db.Log.Add(CompanyLog.Problem(context.Session.CompanyId, context.Session.Id, Now, meaning, detail, asked.Key));
        }
    }
}
