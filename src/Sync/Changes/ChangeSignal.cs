using System.Collections.Concurrent;

namespace WebConnectorSync.Sync.Changes;

/// <summary>
/// Wakes readers in this process the moment something was stored for a company. Only a hint: readers look into the database when
/// woken, and from time to time anyway, because other processes write too.
/// </summary>
internal sealed class ChangeSignal
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> next = new();
    private TaskCompletionSource any = Fresh();

    /// <summary>
    /// Completes at the next pulse for that company. Take it before looking into the database, so that nothing falls between.
    /// </summary>
    public Task NextAsync(Guid companyId) => next.GetOrAdd(companyId, _ => Fresh()).Task;

    /// <summary>Completes at the next pulse for any company.</summary>
    public Task NextOfAnyAsync() => Volatile.Read(ref any).Task;

    /// <summary>Says that something of that company changed and was committed. Costs nothing when nobody waits.</summary>
    public void Pulse(Guid companyId)
    {
        if (next.TryRemove(companyId, out var waiting))
        {
            waiting.TrySetResult();
        }

        Interlocked.Exchange(ref any, Fresh()).TrySetResult();
    }

    // Continuations run elsewhere: the writer that pulses must not do the readers' work.
    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
