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
            MessageKind.Identify => await AskForLessAsync(context, requests, ct),
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

    // Asked again without what an old edition may not know: then without the lists of deletions, then without one section's witnesses
    // after the other.
    private async Task<bool> AskForLessAsync(ReceiveContext context, List<MessageRequest> requests, CancellationToken ct)
    {
        if (!context.Session.IsOneByOne)
        {
            return context.Session.IsOneByOne = requests.Exists(r => r.Purpose == RequestPurpose.Witness);
        }

        var lists = requests.FindAll(r => DeletedList.Find(r.Section) is not null);
        var culprits = lists.Count > 0 ? lists : requests.FindAll(r => r is { Purpose: RequestPurpose.Witness, Value: not null });
        if (culprits.Count > 0)
        {
            context.Company.Identity = await StoredWitnesses.ReplaceAsync(
                db, context.Company, culprits.Select(r => r.Section).ToHashSet(StringComparer.Ordinal), mayBeNone: true, ct);
        }

        return culprits.Count > 0;
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
