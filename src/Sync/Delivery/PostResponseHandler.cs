using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>Takes in what came of a message about posts, in the transaction that is open.</summary>
internal sealed class PostResponseHandler(
    ServerDb db, WriteResults writes, RecoveryResults traces, PostFailure failure, ChildRenamer descendants, TimeProvider clock)
{
    /// <summary>Whether messages of that kind are about posts.</summary>
    public static bool IsAbout(MessageKind kind) => kind is MessageKind.Post or MessageKind.Recovery or MessageKind.LookUp;

    /// <summary>Stores an answer.</summary>
    /// <param name="scene">What the answer may change.</param>
    /// <param name="requests">What the message said.</param>
    /// <param name="taken">The answer.</param>
    /// <param name="took">How long QuickBooks worked on it.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task StoreAsync(
        DeliveryContext scene, IReadOnlyList<MessageRequest> requests, ParsedAnswer taken, TimeSpan took, CancellationToken ct)
    {
        if (scene.Message.Kind == MessageKind.LookUp)
        {
            await traces.TakeAsync(scene, requests, taken, ct);
        }
        else
        {
            await writes.TakeAsync(scene, requests, taken, took, scene.Message.Kind == MessageKind.Recovery, ct);
        }

        // What is planned next looks at what was just settled.
        await db.SaveChangesAsync(ct);
        foreach (var section in scene.Renamed.GroupBy(r => r.Section))
        {
            await descendants.RenameAsync(
                scene.Company.Id,
                section.Key,
                [.. section.Select(r => r.Record).DistinctBy(r => r.QuickBooksId)],
                clock.GetUtcNow().UtcDateTime,
                ct);
        }
    }

    /// <summary>Stores that QuickBooks failed the message, or that its answer cannot be used.</summary>
    /// <param name="scene">What the answer may change.</param>
    /// <param name="taken">What came in the answer's place.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    /// <returns>Whether the session can go on.</returns>
    public async Task<bool> FailAsync(DeliveryContext scene, ParsedAnswer taken, CancellationToken ct)
    {
        var goesOn = false;
        if (taken.HResult.Length > 0)
        {
            goesOn = await failure.TakeHResultAsync(scene, taken.HResult, taken.HResultMessage, ct);
        }
        else
        {
            await PostFailure.LoseAsync(db, scene.Company.Id, scene.Session.Id, OwnCodes.BadAnswer, taken.Problem?.Message, ct);
        }

        await db.SaveChangesAsync(ct);
        return goesOn;
    }
}
