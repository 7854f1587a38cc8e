using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Keys;

/// <summary>
/// Notes when a key was used last, beside the calls: one that only reads is answered while nothing can be written. A use that cannot be
/// noted is forgotten, and the next one noted.
/// </summary>
internal sealed partial class KeyUse(ServerDbFactory databases, DatabaseProvider provider, TimeProvider clock, ILogger<KeyUse> logger)
    : BackgroundService
{
    /// <summary>How exact <see cref="ApiKey.LastUsedAt"/> is: a busy app must not cost a write per request.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private readonly Channel<(Guid Key, DateTime At)> uses = Channel.CreateBounded<(Guid, DateTime)>(
        new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Notes a use of that key.</summary>
    public void Note(ApiKey key)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (key.LastUsedAt is null || now - key.LastUsedAt >= Precision)
        {
            uses.Writer.TryWrite((key.Id, now));
        }
    }

    /// <summary>What was noted so far is stored before the server ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        uses.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // It ends with the channel, so that nothing noted is lost.
        await foreach (var (key, at) in uses.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await using var db = databases.Create();

                // Many calls of the same minute are noted once.
                var before = at - Precision;
                await db.ApiKeys.Where(k => k.Id == key && (k.LastUsedAt == null || k.LastUsedAt <= before))
                    .ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, at), CancellationToken.None);
            }
            catch (Exception e) when (e is DbException || provider.IsTransient(e))
            {
                LogNotNoted(logger, e.Message);
            }
        }
    }

    [LoggerMessage(EventIds.Api + 40, LogLevel.Information, "When a key was used last could not be noted: {Message}")]
    private static partial void LogNotNoted(ILogger logger, string message);
}
