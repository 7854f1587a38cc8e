using System.Text.Json.Serialization;

namespace WebConnectorSync.Server.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Cursor">What to send as cursor for the next page; absent on the last.</param>
internal sealed record ItemList<T>(
    IReadOnlyList<T> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cursor)
{
    /// <summary>
    /// A page of <paramref name="limit"/> out of rows that were read with one more, to know whether there is a next page.
    /// </summary>
    public static ItemList<T> Of<TRow>(List<TRow> rows, int limit, Func<TRow, T> item, Func<TRow, string> cursor) =>
        rows.Count > limit
            ? new([.. rows.Take(limit).Select(item)], cursor(rows[limit - 1]))
            : new([.. rows.Select(item)], null);
}
