using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// Takes the database away at every so many steps. A step is a command or a commit, and each has two moments: before it, when nothing has
/// happened, and after it, when it went through and only the answer is lost.
/// </summary>
internal sealed class Losing : DbCommandInterceptor, IDbTransactionInterceptor
{
    // SQLite's word for "not now", which is what the server does again.
    private const int Busy = 5;

    private int steps;
    private int every;
    private int first;
    private bool isAfter;
    private string about = "";

    /// <summary>What it throws.</summary>
    public Func<Exception> Loses { get; init; } = () => new SqliteException("The database went away.", Busy);

    /// <summary>How often it struck.</summary>
    public int Losses { get; private set; }

    /// <summary>How many steps there were.</summary>
    public int Steps => steps;

    /// <summary>
    /// Begins: at step <paramref name="at"/> and then at each <paramref name="period"/>th, of those alone whose SQL names something when
    /// that is said.
    /// </summary>
    public void Arm(int at, int period, bool after, string naming = "") =>
        (steps, Losses, first, every, isAfter, about) = (0, 0, at, period, after, naming);

    /// <summary>Leaves the database alone.</summary>
    public void Disarm() => every = 0;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Before(command.CommandText);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Before(command.CommandText);
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Before();
        return new(result);
    }

    // A command that answers rows has written what it writes when they have been read.
    public override async ValueTask<InterceptionResult> DataReaderClosingAsync(
        DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        if (isAfter)
        {
            await eventData.DataReader.CloseAsync();
            After(command.CommandText);
        }

        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        After(command.CommandText);
        return new(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        After();
        return Task.CompletedTask;
    }

    private void Before(string sql = "")
    {
        if (!isAfter)
        {
            Step(sql);
        }
    }

    private void After(string sql = "")
    {
        if (isAfter)
        {
            Step(sql);
        }
    }

    private void Step(string sql)
    {
        if (every > 0
            && sql.Contains(about, StringComparison.Ordinal)
            && Interlocked.Increment(ref steps) is var step
            && step >= first
            && (step - first) % every == 0)
        {
            Losses++;
            throw Loses();
        }
    }
}
