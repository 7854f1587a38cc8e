using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace WebConnectorSync.Sync.Storage.Sqlite;

/// <summary>
/// Saves changed rows of an entity of which dozens change together: one statement, prepared once and executed for each. EF would make, bind
/// and check a command for every row, which is most of what a call with nothing new costs. What the columns are comes from the model.
/// </summary>
internal sealed class PreparedUpdate
{
    private static readonly ConcurrentDictionary<IEntityType, PreparedUpdate> ByType = new();

    private readonly IReadOnlyList<IProperty> _columns;
    private readonly IReadOnlyList<IProperty> _found;
    private readonly string _table;

    private PreparedUpdate(IEntityType type)
    {
        _columns = [.. type.GetProperties().Where(p => !p.IsPrimaryKey())];
        _found = [.. type.GetProperties().Where(p => p.IsPrimaryKey() || p.IsConcurrencyToken)];
        _table = type.GetTableName()!;
    }

    /// <summary>
    /// Writes the rows and notes them as saved. Must run in a transaction: what was written before a failure is taken back with it.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed one of them.</exception>
    public static void Save(SqliteConnection connection, IReadOnlyList<EntityEntry> rows) =>
        ByType.GetOrAdd(rows[0].Metadata, type => new PreparedUpdate(type)).Write(connection, rows);

    private void Write(SqliteConnection connection, IReadOnlyList<EntityEntry> rows)
    {
        // What changed in one row is written in all: they change together, and it is one statement.
        var columns = _columns.Where(c => rows.Any(r => r.Property(c).IsModified)).ToList();
        using var statement = new Statement(connection, Sql(columns));
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                Bind(statement, i + 1, columns[i], row.CurrentValues[columns[i]]);
            }

            for (var i = 0; i < _found.Count; i++)
            {
                Bind(statement, columns.Count + i + 1, _found[i], row.OriginalValues[_found[i]]);
            }

            statement.Execute();
            if (statement.Changes != 1)
            {
                throw new DbUpdateConcurrencyException($"A row of {_table} was changed by somebody else.");
            }

            Accept(row, columns);
        }
    }

    // A call that stores a large answer saves the same rows several times.
    private static void Accept(EntityEntry row, List<IProperty> columns)
    {
        foreach (var column in columns)
        {
            row.OriginalValues[column] = row.CurrentValues[column];
        }

        row.State = EntityState.Unchanged;
    }

    private string Sql(List<IProperty> columns)
    {
        var set = string.Join(", ", columns.Select((c, i) => $"\"{c.GetColumnName()}\" = ?{i + 1}"));
        var where = string.Join(" AND ", _found.Select((c, i) => $"\"{c.GetColumnName()}\" = ?{columns.Count + i + 1}"));
        return $"UPDATE \"{_table}\" SET {set} WHERE {where}";
    }

    private static void Bind(Statement statement, int parameter, IProperty property, object? value)
    {
        var stored = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        _ = stored switch
        {
            null => statement.Bind(parameter, (string?)null),
            string text => statement.Bind(parameter, text),
            byte[] bytes => statement.Bind(parameter, bytes),
            DateTime at => statement.Bind(parameter, at),
            bool isTrue => statement.Bind(parameter, isTrue ? 1 : 0),
            int number => statement.Bind(parameter, number),
            long number => statement.Bind(parameter, number),
            _ => throw new NotSupportedException(
                $"{property.DeclaringType.ShortName()}.{property.Name} is stored as {stored.GetType().Name}, which no prepared statement " +
                "here writes."),
        };
    }
}
