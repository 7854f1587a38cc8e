using System.Threading.RateLimiting;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>How many streams of news one person may have open: each asks the database every few seconds.</summary>
internal sealed class LivePages(LimitOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> pages = PartitionedRateLimiter.Create<Guid, Guid>(
        person => RateLimitPartition.GetConcurrencyLimiter(person, _ => new() { PermitLimit = options.LivePages }));

    /// <summary>Room for one more, to be disposed when it was closed. Not acquired when there is none.</summary>
    public RateLimitLease Enter(Guid person) => pages.AttemptAcquire(person);

    public void Dispose() => pages.Dispose();
}
