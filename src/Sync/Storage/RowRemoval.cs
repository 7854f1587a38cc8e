using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace WebConnectorSync.Sync.Storage;

/// <summary>
/// Removes a row with all that hangs on it, in lots, each a short transaction of its own: the children first, as the model's foreign keys
/// name them, so that no delete cascades. What was broken off is simply begun again.
/// </summary>
internal sealed class RowRemoval(ServerDb db, DatabaseProvider provider, TransactionRetry retry)
{
    /// <summary>
    /// Rows of one statement. SQL Server locks a whole table from 5,000 locks on, which it counts for each index by itself; on SQLite
    /// everybody else who writes waits as long as one lot takes.
    /// </summary>
    public const int Lot = 1_000;

    // Rows with children, whose keys are named one by one.
    private const int Parents = 50;

    private readonly ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();

    /// <summary>The tables whose rows go with a row of this one, children before parents, itself last.</summary>
    public static IEnumerable<IEntityType> GoingWith(IEntityType type) =>
        type.GetReferencingForeignKeys().SelectMany(key => GoingWith(key.DeclaringEntityType)).Append(type).Distinct();

    /// <summary>Removes the row with this id and what hangs on it.</summary>
    /// <returns>How many rows there were.</returns>
    public Task<long> RemoveAsync<T>(Guid id, CancellationToken ct)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        return RemoveAsync(type, KeyOf(type), [id.ToByteArray(true)], ct);
    }

    private static IProperty KeyOf(IEntityType type) => type.FindPrimaryKey()!.Properties.Single();

    private async Task<long> RemoveAsync(IEntityType type, IProperty column, IReadOnlyList<byte[]> values, CancellationToken ct)
    {
        var children = type.GetReferencingForeignKeys().ToList();
        if (children.Count == 0)
        {
            return await DeleteAsync(type, column, values, ct);
        }

        var removed = 0L;
        while (await KeysAsync(type, column, values, ct) is { Count: > 0 } keys)
        {
            foreach (var child in children)
            {
                removed += await RemoveAsync(child.DeclaringEntityType, child.Properties.Single(), keys, ct);
            }

            removed += await DeleteAsync(type, KeyOf(type), keys, ct);
        }

        return removed;
    }

    private async Task<long> DeleteAsync(IEntityType type, IProperty column, IReadOnlyList<byte[]> values, CancellationToken ct)
    {
        var statement = provider.DeleteSome(Lot, Table(type), Condition(column, values.Count));
        var removed = 0L;
        while (true)
        {
            var began = TimeProvider.System.GetTimestamp();
            var count = await retry.RunAsync(() => db.Database.ExecuteSqlRawAsync(statement, values, ct), ct);
            removed += count;
            if (count < Lot)
            {
                return removed;
            }

            // The others have the database as long as it held them up: a writer of SQLite that waits looks only now and then whether it
            // may.
            await Task.Delay(TimeProvider.System.GetElapsedTime(began), ct);
        }
    }

    private Task<List<byte[]>> KeysAsync(IEntityType type, IProperty column, IReadOnlyList<byte[]> values, CancellationToken ct)
    {
        var question = provider.SelectSome(Parents, Name(KeyOf(type)), Table(type), Condition(column, values.Count));
        return retry.RunAsync(() => db.Database.SqlQueryRaw<byte[]>(question, [.. values]).ToListAsync(ct), ct);
    }

    // Ids are bytes in the database (BigEndianGuid); of the column's own type, so that its index is used.
    private string Condition(IProperty column, int count)
    {
        var type = column.GetColumnType();
        var values = Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"CAST({{{i}}} AS {type})"));
        return $"{Name(column)} IN ({string.Join(", ", values)})";
    }

    private string Name(IProperty column) => sql.DelimitIdentifier(column.GetColumnName());

    private string Table(IEntityType type) => sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema());
}
