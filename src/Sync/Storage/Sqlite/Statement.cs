using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WebConnectorSync.Sync.Storage.Sqlite;

/// <summary>
/// A prepared SQLite statement that takes UTF-8 as it is; ADO.NET would make a string of every record's JSON and turn it back.
/// Parameters count from 1 and keep their value from one execution to the next.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        this.connection = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v2(this.connection, sql, out statement));
    }

    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(statement, parameter) : raw.sqlite3_bind_text(statement, parameter, value));
        return this;
    }

    public Statement BindText(int parameter, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(statement, parameter, utf8));
        return this;
    }

    public Statement Bind(int parameter, byte[] value)
    {
        Check(raw.sqlite3_bind_blob(statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Check(raw.sqlite3_bind_blob(statement, parameter, bytes));
        return this;
    }

    /// <summary>As Microsoft.Data.Sqlite writes it.</summary>
    public Statement Bind(int parameter, DateTime value)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, "yyyy'-'MM'-'dd HH':'mm':'ss.FFFFFF", System.Globalization.CultureInfo.InvariantCulture);
        return BindText(parameter, text[..length]);
    }

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result is raw.SQLITE_ROW)
        {
            return true;
        }

        Check(result);
        return false;
    }

    /// <summary>Runs to the end and makes ready for the next execution.</summary>
    public void Execute()
    {
        Read();
        Check(raw.sqlite3_reset(statement));
    }

    /// <summary>Rows the last execution wrote.</summary>
    public int Changes => raw.sqlite3_changes(connection);

    public string? Text(int column) =>
        raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    public long Int64(int column) => raw.sqlite3_column_int64(statement, column);

    public Guid Id(int column) => new(raw.sqlite3_column_blob(statement, column), bigEndian: true);

    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, connection);
        }
    }
}
