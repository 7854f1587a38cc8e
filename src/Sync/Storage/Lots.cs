using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Sync.Storage;

/// <summary>
/// Asks for many values some hundred at a time. However many there are, each of them is an ordinary parameter then: above 2,098 SQL Server
/// would get them as one JSON text, whose strings have a collation of their own and cannot be compared with ours (error 468).
/// </summary>
internal static class Lots
{
    /// <summary>Values of one question.</summary>
    public const int Size = 500;

    /// <summary>The values in lots, each value once.</summary>
    public static IEnumerable<T[]> InLots<T>(this IEnumerable<T> values) => values.Distinct().Chunk(Size);

    /// <summary>
    /// What is found for any of the values. Names that differ in case alone may be in two lots, and then find the same rows twice.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="query">What is asked for one lot.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<List<TRow>> ReadInLotsAsync<TValue, TRow>(
        this IEnumerable<TValue> values, Func<TValue[], IQueryable<TRow>> query, CancellationToken ct)
    {
        var rows = new List<TRow>();
        foreach (var lot in values.InLots())
        {
            rows.AddRange(await query(lot).ToListAsync(ct));
        }

        return rows;
    }
}
