using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Sync.Storage;

/// <summary>
/// Repeats work on the database that a lock, a deadlock, a lost connection or another writer has ended. The work is a whole transaction.
/// Nothing in the engine repeats work in another way; a call of the API as a whole is repeated by the API's filter.
/// </summary>
internal sealed partial class TransactionRetry(DatabaseProvider provider, ILogger<TransactionRetry> logger)
{
    private const int MostUndone = 4;
    private const int MostOvertaken = 12;

    // Two that collided must not collide again.
    private static readonly TimeSpan AfterCollision = TimeSpan.FromMilliseconds(25);

    // A database that restarts or fails over takes some seconds; a caller does not wait longer than Patience.
    private static readonly TimeSpan AfterLoss = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    // A deadlock is told at once; a lock that somebody holds is waited for first, and not again and again.
    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(15);

    /// <summary>What it waits by. Real time: the database does not follow the server's clock.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Does the work until it succeeds, or until another attempt would not help. Doing it twice does no harm: a connection that broke at
    /// the commit does not say whether the commit went through.
    /// </summary>
    /// <param name="db">What it works on; forgets what it tracked before the work is done again.</param>
    /// <param name="work">The work; told whether it is done again, and then it loads anew what it was given.</param>
    /// <param name="ct">Ends waiting.</param>
    public Task<T> RunAsync<T>(ServerDb db, Func<bool, Task<T>> work, CancellationToken ct) =>
        RepeatAsync(work, db.ChangeTracker.Clear, provider.IsTransient, ct);

    /// <summary>The same for a query, or for work that makes its own contexts.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct) => RepeatAsync(_ => work(), () => { }, provider.IsTransient, ct);

    /// <summary>
    /// Does work that writes what it has read: again on what is there now when another writer changed the same rows meanwhile.
    /// </summary>
    /// <param name="db">What it works on, as above; null when the work makes its own contexts.</param>
    /// <param name="work">The work, from its reading on.</param>
    /// <param name="isHarmlessTwice">Doing it twice does no harm, so it is done again after a lost connection, too.</param>
    /// <param name="ct">Ends waiting.</param>
    /// <exception cref="DbUpdateConcurrencyException">Others change these rows all the time.</exception>
    public Task<T> UntilItFitsAsync<T>(ServerDb? db, Func<Task<T>> work, bool isHarmlessTwice, CancellationToken ct) =>
        UntilItFitsAsync(db, _ => work(), isHarmlessTwice, ct);

    /// <summary>The same for work that is told whether it is done again, and then loads anew what it was given.</summary>
    public Task<T> UntilItFitsAsync<T>(ServerDb? db, Func<bool, Task<T>> work, bool isHarmlessTwice, CancellationToken ct) => RepeatAsync(
        work,
        () => db?.ChangeTracker.Clear(),
        e => IsOvertaken(e) || (isHarmlessTwice ? provider.IsTransient(e) : provider.IsUndone(e)),
        ct);

    /// <summary>Whether another writer came first: a row has a newer version, or holds already what may be there once.</summary>
    public bool IsOvertaken(Exception exception) => exception is DbUpdateConcurrencyException || provider.IsUniqueViolation(exception);

    private async Task<T> RepeatAsync<T>(Func<bool, Task<T>> work, Action forget, Func<Exception, bool> isOne, CancellationToken ct)
    {
        var began = Time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(attempt > 1);
            }
            catch (Exception e) when (isOne(e) && !ct.IsCancellationRequested && MayHelp(e, attempt, began))
            {
                LogAgain(attempt, e.Message);
                forget();
                await Task.Delay(Pause(e, attempt), Time, ct);
            }
        }
    }

    private bool MayHelp(Exception e, int attempt, long began) =>
        IsOvertaken(e) ? attempt < MostOvertaken
        : provider.IsUndone(e) ? attempt < MostUndone && Time.GetElapsedTime(began) < PatienceWithOthers
        : Time.GetElapsedTime(began) < Patience;

    private TimeSpan Pause(Exception e, int attempt)
    {
        if (IsOvertaken(e))
        {
            return TimeSpan.Zero;
        }

        var pause =
            (provider.IsUndone(e) ? AfterCollision : AfterLoss) * Math.Pow(2, Math.Min(attempt, 10)) * (1 + Random.Shared.NextDouble());
        return pause < LongestPause ? pause : LongestPause;
    }

    [LoggerMessage(
        EventIds.Storage,
        LogLevel.Information,
        "The database was busy or away, or another writer came first (attempt {Attempt}: {Message}); the same work is done again")]
    private partial void LogAgain(int attempt, string message);
}
