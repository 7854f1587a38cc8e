using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>Takes in what came of a message about posts.</summary>
internal sealed class PostResponseHandler(
    ServerDb db, WriteResults writeResults, RecoveryResults recovery, PostFailure failure, ChildRenamer childRenamer, FigureMarks figures,
    TimeProvider clock)
{
    /// <summary>Whether messages of that kind are about posts.</summary>
    public static bool IsAbout(MessageKind kind) => kind is MessageKind.Post or MessageKind.Recovery or MessageKind.LookUp;

    /// <summary>Stores an answer.</summary>
    /// <param name="context">What the answer may change.</param>
    /// <param name="requests">What the message said.</param>
    /// <param name="parsed">The answer.</param>
    /// <param name="took">How long QuickBooks worked on it.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task StoreAsync(
        DeliveryContext context, IReadOnlyList<MessageRequest> requests, ParsedAnswer parsed, TimeSpan took, CancellationToken ct)
    {
        if (context.Message.Kind == MessageKind.LookUp)
        {
            await recovery.TakeAsync(context, requests, parsed, ct);
        }
        else
        {
            await writeResults.TakeAsync(context, requests, parsed, took, context.Message.Kind == MessageKind.Recovery, ct);
        }

        // What is planned next looks at what was just settled.
        await db.SaveChangesAsync(ct);
        await figures.SaveAsync(context.Company.Id, ct);
        foreach (var section in context.Renamed.GroupBy(r => r.Section))
        {
            await childRenamer.RenameAsync(
                context.Company.Id,
                section.Key,
                [.. section.Select(r => r.Record).DistinctBy(r => r.QuickBooksId)],
                clock.GetUtcNow().UtcDateTime,
                ct);
        }
    }

    /// <summary>Stores that QuickBooks failed the message, or that its answer cannot be used.</summary>
    /// <param name="context">What the answer may change.</param>
    /// <param name="parsed">What came in the answer's place.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    /// <returns>Whether the session can go on.</returns>
    public async Task<bool> FailAsync(DeliveryContext context, ParsedAnswer parsed, CancellationToken ct)
    {
        var goesOn = false;
        if (parsed.HResult.Length > 0)
        {
            goesOn = await failure.TakeHResultAsync(context, parsed.HResult, parsed.HResultMessage, ct);
        }
        else
        {
            await PostFailure.LoseAsync(db, context.Company.Id, context.Session.Id, OwnCodes.BadAnswer, parsed.Problem?.Message, ct);
        }

        await db.SaveChangesAsync(ct);
        return goesOn;
    }
}
