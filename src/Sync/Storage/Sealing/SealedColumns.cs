using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebConnectorSync.Sync.Storage.Sealing;

/// <summary>
/// The edge of the database: every text of a command passes <see cref="ValueSeal"/> on its way in and on its way out, so that no query and
/// no entity can forget to. What a writer of pages sends by commands of its own it closes itself.
/// </summary>
internal sealed class SealedColumns(ValueSeal seal) : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Close(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Close(command);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Close(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Close(command);
        return new(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) =>
        new OpeningReader(result, seal);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        new(new OpeningReader(result, seal));

    private void Close(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is string text && seal.Close(text) is var closed && !ReferenceEquals(closed, text))
            {
                parameter.Value = closed;

                // The size was set for the text in clear; SQL Server's client would cut off what is longer, without a word.
                if (parameter.Size > 0 && closed.Length > parameter.Size)
                {
                    parameter.Size = -1;
                }
            }
        }
    }
}
