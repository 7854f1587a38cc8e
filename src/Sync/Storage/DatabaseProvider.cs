using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Sync.Storage;

/// <summary>Everything in which one database differs from another. Nothing else in the server knows which one it runs on.</summary>
internal abstract class DatabaseProvider
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>Through it passes every text that is written or read.</summary>
    public ValueSeal Seal { get; protected init; } = ValueSeal.Passing;

    /// <summary>Where the data is, for messages to a person; never with a password.</summary>
    public abstract string Place { get; }

    /// <summary>What an administrator looks at when the database cannot be opened, in a sentence.</summary>
    public abstract string WhatToCheck { get; }

    /// <summary>A context of its own; the caller disposes it.</summary>
    public abstract ServerDb CreateDb();

    /// <summary>Whether a save failed because a value that must be unique was there already.</summary>
    public bool IsUniqueViolation(Exception exception) => Causes(exception).Any(IsUniqueViolationCause);

    /// <summary>Whether the same work may succeed when it is done again: locks, deadlocks, lost connections.</summary>
    public bool IsTransient(Exception exception) => Causes(exception).Any(IsTransientCause);

    /// <summary>Whether the database gave the work up for the sake of another one and undid it: deadlocks and locks.</summary>
    public bool IsUndone(Exception exception) => Causes(exception).Any(IsUndoneCause);

    /// <summary>Whether there was no room to store something: the disk, the file or its log is full.</summary>
    public bool IsFull(Exception exception) => Causes(exception).Any(
        c => IsFullCause(c) || c is IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows });

    /// <summary>
    /// A statement that deletes at most so many rows of a table that meet a condition; names and condition are SQL already.
    /// </summary>
    public abstract string DeleteSome(int count, string table, string condition);

    /// <summary>A question for a column of at most so many rows of a table that meet a condition; likewise.</summary>
    public abstract string SelectSome(int count, string column, string table, string condition);

    /// <summary>Fails at once where the database is away or refuses the sign-in; whether it has been made yet does not matter.</summary>
    public virtual Task ReachAsync(ServerDb db, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Brings the database to the newest migration; two processes doing so at once do it one after the other.</summary>
    public virtual Task MigrateAsync(ServerDb db, CancellationToken ct) => db.Database.MigrateAsync(ct);

    /// <summary>What an administrator should change about the database that this server cannot; null when nothing is.</summary>
    public virtual Task<string?> AdviceAsync(ServerDb db, CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>Keeps the database in order while it is in use; nothing of it is lost.</summary>
    /// <returns>What was done, in one sentence.</returns>
    public abstract Task<string> UpkeepAsync(BackupOptions options, DateTime now, CancellationToken ct);

    /// <summary>
    /// Keeps EF from logging failed commands. Some are expected and become answers (a name that is taken, a row that another server changed
    /// first); the others are logged where they are caught.
    /// </summary>
    protected static void LeaveErrorsToTheCaller(DbContextOptionsBuilder options) => options.ConfigureWarnings(events => events
        .Log(
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));

    protected abstract bool IsUniqueViolationCause(Exception cause);

    protected abstract bool IsFullCause(Exception cause);

    protected abstract bool IsUndoneCause(Exception cause);

    protected abstract bool IsTransientCause(Exception cause);

    // EF wraps what the driver threw.
    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
