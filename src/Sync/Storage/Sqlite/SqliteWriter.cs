using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebConnectorSync.Sync.Storage.Sqlite;

/// <summary>
/// The gate before SQLite's one place for a writer. Without it those who wait would each sleep in a thread, until none is left to answer
/// readers. It only orders this server's writers: that there is one is SQLite's own doing, and a command beside the server passes it by.
/// </summary>
/// <param name="patience">How long a writer waits before it is told that the database is busy.</param>
#pragma warning disable CA1001 // Nobody waits by the gate's handle, so there is nothing to dispose.
internal sealed class SqliteWriter(TimeSpan patience) : DbCommandInterceptor, IDbTransactionInterceptor
#pragma warning restore CA1001
{
    private const int Busy = 5;
    private static readonly string[] Writes = ["INSERT", "UPDATE", "DELETE", "PRAGMA incremental_vacuum"];

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConditionalWeakTable<DbConnection, Place> places = [];

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        await EnterAsync(connection, isForCommand: false, cancellationToken);
        return result;
    }

    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        Enter(connection, isForCommand: false);
        return result;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        LeaveAsync(eventData);

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Leave(eventData.Context);

    public Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        LeaveAsync(eventData);

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Leave(eventData.Context);

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await BeforeAsync(command, cancellationToken);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (IsAlone(command))
        {
            Enter(command.Connection!, isForCommand: true);
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        await BeforeAsync(command, cancellationToken);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuted(command, eventData, result));

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Leave(command.Connection!, isForCommand: true);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Leave(command.Connection!, isForCommand: true);
        return ValueTask.FromResult(result);
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        Leave(command.Connection!, isForCommand: true);

    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(command.Connection!, isForCommand: true);
        return Task.CompletedTask;
    }

    // What is written outside of a transaction is one by itself.
    private static bool IsAlone(DbCommand command) => command.Transaction is null
        && Array.Exists(Writes, w => command.CommandText.AsSpan().TrimStart().StartsWith(w, StringComparison.OrdinalIgnoreCase));

    private Task BeforeAsync(DbCommand command, CancellationToken ct) =>
        IsAlone(command) ? EnterAsync(command.Connection!, isForCommand: true, ct) : Task.CompletedTask;

    private async Task EnterAsync(DbConnection connection, bool isForCommand, CancellationToken ct)
    {
        var place = places.GetValue(connection, PlaceOf);
        if (!place.IsTaken)
        {
            Take(place, isForCommand, await gate.WaitAsync(patience, ct));
        }
    }

    private void Enter(DbConnection connection, bool isForCommand)
    {
        var place = places.GetValue(connection, PlaceOf);
        if (!place.IsTaken)
        {
            Take(place, isForCommand, gate.Wait(patience));
        }
    }

    private static void Take(Place place, bool isForCommand, bool isFree)
    {
        if (!isFree)
        {
            throw new SqliteException("Others have been writing for too long; the database is busy.", Busy);
        }

        (place.IsTaken, place.IsForCommand) = (true, isForCommand);
    }

    // A transaction that could not begin, or is disposed, ends without a word; its connection closes then.
    private Place PlaceOf(DbConnection connection)
    {
        connection.StateChange += (closed, change) =>
        {
            if (change.CurrentState == ConnectionState.Closed)
            {
                Leave((DbConnection)closed, isForCommand: false);
            }
        };
        return new();
    }

    private Task LeaveAsync(TransactionEndEventData ended)
    {
        Leave(ended.Context);
        return Task.CompletedTask;
    }

    private void Leave(DbContext? of)
    {
        if (of is not null)
        {
            Leave(of.Database.GetDbConnection(), isForCommand: false);
        }
    }

    private void Leave(DbConnection connection, bool isForCommand)
    {
        if (places.TryGetValue(connection, out var place) && place.IsTaken && (place.IsForCommand || !isForCommand))
        {
            place.IsTaken = false;
            gate.Release();
        }
    }

    private sealed class Place
    {
        public bool IsTaken { get; set; }

        public bool IsForCommand { get; set; }
    }
}
