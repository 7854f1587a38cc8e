using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.AppRecords;

/// <summary>
/// Calls with an Idempotency-Key that were carried out, so that the same call again gets the same answer and does nothing.
/// </summary>
internal sealed class IdempotencyStore(ServerDb db, TimeProvider clock)
{
    // As HTTP numbers them.
    private const int Ok = 200;
    private const int Created = 201;

    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The header of an answer that was kept.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>The most characters a key may have.</summary>
    public const int MaxKey = 255;

    /// <summary>The answer of a call with that key, or the refusal when it was another call; null when the key is new.</summary>
    public async Task<AppOutcome?> FindAsync(AppCall call, CancellationToken ct)
    {
        if (call.Key is null || await db.IdempotentCalls.AsNoTracking().SingleOrDefaultAsync(
            c => c.CompanyId == call.CompanyId && c.Key == call.Key, ct) is not { } known)
        {
            return null;
        }

        return known.RequestHash == call.Hash
            ? new AppOutcome.Done(new(known.StatusCode == Created, known.Body ?? "") { IsReplayed = true })
            : new AppOutcome.Refused(
                CommandRefusal.Conflict(
                    "idempotencyKeyReused",
                    $"The {Header} was used for another call already.",
                    "Make a new key for each call, and send the same key only with exactly the same call."));
    }

    /// <summary>Keeps the answer, in the transaction that did the work.</summary>
    public void Keep(AppCall call, AppAnswer answer)
    {
        if (call.Key is not null)
        {
            db.IdempotentCalls.Add(new IdempotentCall
            {
                CompanyId = call.CompanyId,
                Key = call.Key,
                RequestHash = call.Hash,
                StatusCode = answer.IsNew ? Created : Ok,
                Body = answer.Body,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            });
        }
    }
}
