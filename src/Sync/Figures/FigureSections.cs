using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Sync.Figures;

/// <summary>The sections whose records hold figures that move alone, as the language's tables have them.</summary>
internal static class FigureSections
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SectionDef> All { get; } = [.. SectionCatalogue.All.Where(HasAny)];

    /// <summary>Lists: customers, vendors, accounts, items in stock.</summary>
    public static IReadOnlyList<string> Lists { get; } = [.. All.Select(s => s.Name).Where(n => !SectionQuery.HasTransactions(n))];

    /// <summary>Transactions that are paid, received or invoiced by others.</summary>
    public static IReadOnlyList<string> Transactions { get; } = [.. All.Select(s => s.Name).Where(SectionQuery.HasTransactions)];

    /// <summary>Whether a record of that section has such figures.</summary>
    public static bool Contains(string section) => Lists.Contains(section) || Transactions.Contains(section);

    private static bool HasAny(SectionDef section) =>
        !section.IsFromHost
        && SectionQuery.CanAskById(section)
        && QbxmlLanguage.Default.Object(section.Query).Query!.Returns.Any(
            r => QbxmlLanguage.Default.Message(r).Root.ChildElements.Keys.Any(MovingFigures.Contains));
}
