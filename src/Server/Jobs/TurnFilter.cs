using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace WebConnectorSync.Server.Jobs;

/// <summary>
/// Marks a turn that a person started on the dashboard, and removes failed ones after a day: the next turn comes by the clock anyway.
/// </summary>
internal sealed class TurnFilter(IHttpContextAccessor http, TimeProvider clock) : JobFilterAttribute, IApplyStateFilter
{
    /// <summary>The parameter of a turn with the moment somebody asked for it.</summary>
    public const string AskedAt = "AskedAt";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        switch (context.NewState)
        {
            case EnqueuedState when http.HttpContext is not null:
                context.Connection.SetJobParameter(
                    context.BackgroundJob.Id,
                    AskedAt,
                    SerializationHelper.Serialize(clock.GetUtcNow().UtcDateTime, SerializationOption.User));
                break;
            case FailedState:
                transaction.ExpireJob(context.BackgroundJob.Id, Kept);
                break;
        }
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}
