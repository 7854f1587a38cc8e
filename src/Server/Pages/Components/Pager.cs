namespace WebConnectorSync.Server.Pages.Components;

/// <summary>What stands below a list: how many there are, which page this is, and the way to others. Shown by the partial <c>_Pager</c>.
/// </summary>
/// <param name="Total">How many, in words: "1,204 customers"; null when that is not known.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Pages">How many pages; null when that is not known.</param>
/// <param name="Previous">The address of the page before; null before the first.</param>
/// <param name="Next">The address of the page behind; null after the last.</param>
internal sealed record Pager(string? Total, int Page, int? Pages, string? Previous, string? Next)
{
    /// <summary>How many pages so many rows are.</summary>
    public static int Count(int rows, int size) => Math.Max(1, (rows + size - 1) / size);

    /// <summary>Which page this is, in words; null when it is the only one.</summary>
    public string? Words => (Pages, Next) switch
    {
        ({ } pages, _) when pages > 1 || Page > 1 => $"page {Page:N0} of {Math.Max(pages, Page):N0}",
        (null, null) when Page > 1 => $"page {Page:N0} of {Page:N0}",
        (null, not null) => $"page {Page:N0}",
        _ => null,
    };

    /// <summary>Both.</summary>
    public string Said => string.Join(", ", new[] { Total, Words }.OfType<string>()) is { Length: > 0 } said
        ? char.ToUpperInvariant(said[0]) + said[1..] : "";
}
