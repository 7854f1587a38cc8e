using System.Text;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Sections;

/// <summary>Writes docs/sections.md from the catalogue and the tables.</summary>
internal static class SectionsPage
{
    private const string Head = """
        # The sections

        Written from src/Domain/Sections and src/Qbxml/Schema/Tables; after a change there run the Server tests once with WCS_UPDATE_DOCS=1.

        The order is the order in which QuickBooks is asked: what others refer to comes first. *Fields*: how many different fields a record
        can have, its lines included. *Comes*: in pages (from qbXML 5.0 on; older ones bring everything in one answer) or whole. *Later*:
        "changes" are asked for by time; what has no such filter is read whole each time and compared, so that only changes are stored.
        *Deletions*: whether QuickBooks tells of them (for 90 days). *Since* and *editions*: the first qbXML version that has it, and where.
        *Levels*: whether records stand below one another and say `lowestLevel`. *Needs*: the preference in QuickBooks without which the section is not in use.

        | Section | Brings | Fields | Lines | Custom fields | Levels | Comes | Later | Deletions | Since | Editions | Needs |
        |---|---|---|---|---|---|---|---|---|---|---|---|

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var section in SectionCatalogue.All)
        {
            Row(page, section);
        }

        return page.ToString();
    }

    private static void Row(StringBuilder page, SectionDef section)
    {
        var query = QbxmlLanguage.Default.Object(section.Query).Query!;
        var names = query.Root.ChildElements;
        var rets = query.Returns.Select(r => QbxmlLanguage.Default.Message(r).Root).ToList();
        var isIncremental = names.ContainsKey("FromModifiedDate") || names.ContainsKey("ModifiedDateRangeFilter");
        string[] cells =
        [
            $"`{section.Name}`",
            section.Title,
            $"{rets.SelectMany(r => Fields(r, "")).Distinct(StringComparer.Ordinal).Count()}",
            Yes(rets.Exists(r => r.ChildElements.Values.Any(e => e.JsonName is "lines" or "expenseLines" or "appliedTo"))),
            Yes(names.ContainsKey("OwnerID") && !section.IsFromHost),
            Yes(rets.Exists(r => r.ChildElements.ContainsKey("ParentRef"))),
            section.IsFromHost ? "with each session" : query.HasIterator ? "in pages" : "whole",
            isIncremental ? "changes" : "whole",
            Yes(section.DeletedTypes.Count > 0),
            query.Root.Gate.Since.ToString(),
            query.Root.Gate.Countries == Countries.All ? "all" : query.Root.Gate.Countries.ToString(),
            section.Needs?.Title ?? "",
        ];
        page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static string Yes(bool has) => has ? "yes" : "";

    // References count once, not as ListID and FullName.
    private static IEnumerable<string> Fields(ElementNode element, string path) => element.ChildElements.Values.SelectMany(child =>
        child is { IsAggregate: true, IsReference: false } ? Fields(child, $"{path}.{child.JsonName}") : [$"{path}.{child.JsonName}"]);
}
