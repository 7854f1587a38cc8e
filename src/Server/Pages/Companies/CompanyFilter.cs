using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Server.Pages.Components;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>What the list of companies shows, as it stands in the address.</summary>
/// <param name="Text">Words of the name, the file or the company's name in QuickBooks; null: any.</param>
/// <param name="Word">One of <see cref="Choices"/>; null: all.</param>
/// <param name="Order">name, status, synced, next or problems, with a minus for the other way round; null: those that need somebody
/// first.</param>
/// <param name="Page">Which page, from 1.</param>
internal sealed record CompanyFilter(string? Text, string? Word, string? Order, int Page)
{
    /// <summary>The filters above the table.</summary>
    public static readonly IReadOnlyList<CompanyChoice> Choices =
    [
        new("all", "All", _ => true),
        new("needs", "Need you", line => line.NeedsSomebody),
        new("active", "Active", line => line.Condition.Status == CompanyStatus.Active),
        new("standby", "Lost contact or standby", line => line.Condition.Status == CompanyStatus.Standby),
        new("failed", "Failed to open", line => line.Condition.Status == CompanyStatus.FailedToOpen),
        new("waiting", "Waiting for first contact", line => line.Condition.Status == CompanyStatus.Waiting),
        new("paused", "Paused", line => line.Condition.Status == CompanyStatus.Paused),
    ];

    /// <summary>The filter that applies.</summary>
    public CompanyChoice Choice { get; } = Choices.FirstOrDefault(choice => choice.Word == Word) ?? Choices[0];

    public bool Includes(CompanyLine line) => Choice.Includes(line);

    /// <summary>Whether the search finds it.</summary>
    public bool Finds(CompanyLine line) =>
        string.IsNullOrWhiteSpace(Text)
        || Array.TrueForAll(
            Text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            word => Contains(line.Company.Name, word) || Contains(
                line.Company.QuickBooksName, word) || Contains(line.Company.FilePath, word));

    public List<CompanyLine> Sort(IEnumerable<CompanyLine> lines)
    {
        var isDown = Order?.StartsWith('-') == true;
        return [.. (Order?.TrimStart('-') switch
        {
            "name" => lines.InOrder(line => line.Company.NameKey, isDown),
            "status" => lines.InOrder(line => line.Condition.Status, isDown),
            "synced" => lines.InOrder(line => line.Company.LastSyncAt, isDown),
            "next" => lines.InOrder(line => line.NextContactAt, isDown),
            "problems" => lines.InOrder(line => line.Needs, isDown),
            _ => lines.OrderByDescending(line => line.NeedsSomebody),
        }).ThenBy(line => line.Company.NameKey, StringComparer.Ordinal)];
    }

    private static bool Contains(string? text, string word) => text?.Contains(word, StringComparison.CurrentCultureIgnoreCase) == true;
}

/// <summary>A filter with its count.</summary>
/// <param name="Word">In the address.</param>
/// <param name="Title">On the page.</param>
/// <param name="Includes">What it lets through.</param>
internal sealed record CompanyChoice(string Word, string Title, Func<CompanyLine, bool> Includes);
