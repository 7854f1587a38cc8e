namespace WebConnectorSync.Domain.Sections;

/// <summary>
/// One of the two queries by which QuickBooks tells what was deleted in the last 90 days. It has a sync time of its own per company,
/// the newest TimeDeleted, and keeps it as a section does.
/// </summary>
/// <param name="Name">The name of its row among the sections; the API does not show it.</param>
/// <param name="Query">The qbXML object whose query asks it: TxnDeleted.</param>
/// <param name="TypeElement">What says of which kind a deleted record was.</param>
public sealed record DeletedList(string Name, string Query, string TypeElement)
{
    /// <summary>How long nobody may have looked before the lists, which reach back 90 days, are no longer trusted to be complete.</summary>
    public static readonly TimeSpan TrustedFor = TimeSpan.FromDays(80);

    /// <summary>Both of them.</summary>
    public static IReadOnlyList<DeletedList> All { get; } =
    [
        new("deletedListEntries", "ListDeleted", "ListDelType"),
        new("deletedTransactions", "TxnDeleted", "TxnDelType"),
    ];

    /// <summary>The one of that name, or null.</summary>
    public static DeletedList? Find(string name) => All.FirstOrDefault(l => l.Name == name);
}
