namespace WebConnectorSync.Server.Pages.Components;

/// <summary>Rows that are all at hand, sorted as a column head asks for it.</summary>
internal static class Sorting
{
    /// <summary>By that key, either way; equal ones stay as they were.</summary>
    public static IOrderedEnumerable<T> InOrder<T, TKey>(this IEnumerable<T> rows, Func<T, TKey> key, bool isDown) =>
        isDown ? rows.OrderByDescending(key) : rows.OrderBy(key);
}
