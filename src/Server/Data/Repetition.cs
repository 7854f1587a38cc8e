namespace WebConnectorSync.Server.Data;

/// <summary>
/// Does work on the database once more when a lock, a deadlock or a connection that went away has ended it. The one place where that
/// happens. The work is a whole transaction, and doing it twice does no harm.
/// </summary>
internal sealed partial class Repetition(DatabaseProvider provider, ILogger<Repetition> logger)
{
    private const int Attempts = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Does the work, at most four times.</summary>
    /// <param name="db">What it works on; forgets what it tracked before the work is done again.</param>
    /// <param name="work">The work; told whether it is done again, and then it loads anew what it was given.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<T> RunAsync<T>(ServerDb db, Func<bool, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(attempt > 1);
            }
            catch (Exception e) when (attempt < Attempts && provider.IsTransient(e) && !ct.IsCancellationRequested)
            {
                LogAgain(attempt, e.Message);
                db.ChangeTracker.Clear();

                // Two that collided must not collide again. Real time, whatever clock the server goes by: the other one runs in it.
                await Task.Delay(FirstPause * (1 << attempt) * (1 + Random.Shared.NextDouble()), ct);
            }
        }
    }

    [LoggerMessage(Hosting.EventIds.Data, LogLevel.Information, "The database was busy (attempt {Attempt}: {Message}); the same work is done again")]
    private partial void LogAgain(int attempt, string message);
}
