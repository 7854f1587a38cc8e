using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Sections;

/// <summary>The query for what was deleted since the list's sync time, of every kind this company uses.</summary>
internal static class DeletedListQuery
{
    /// <summary>Writes the query; null when this QuickBooks has none, or nothing whose deletion it could tell.</summary>
    /// <param name="writer">The message.</param>
    /// <param name="messageNumber">Its number.</param>
    /// <param name="list">Which of the two.</param>
    /// <param name="row">Its row.</param>
    /// <param name="rows">The rows whose deletions are asked for; those of an import are begun for this session.</param>
    /// <param name="dialect">The qbXML QuickBooks understands.</param>
    public static MessageRequest? Write(
        RequestWriter writer, int messageNumber, DeletedList list, CompanySection row, IReadOnlyCollection<CompanySection> rows,
        Dialect dialect)
    {
        var query = QbxmlLanguage.Default.Object(list.Query).Query!;
        var types = Types(query, list, rows, dialect);
        if (types.Count == 0 || !query.Root.Gate.IsOpenFor(dialect))
        {
            return null;
        }

        var fields =
            new JsonObject { [query.Root.ChildElements[list.TypeElement].JsonName] =
                new JsonArray([.. types.Select(t => JsonValue.Create(t))]) };
        if (SyncRun.QueryFrom(row) is { } from)
        {
            fields["deletedDateRangeFilter"] = new JsonObject { ["fromDeletedDate"] = new QbDateTime(from).ToFilter() };
        }

        var request = new MessageRequest($"{messageNumber}.{list.Name}", list.Name);
        writer.Write(query, JsonSerializer.SerializeToElement(fields), new RequestAttributes { RequestID = request.Id });
        return request;
    }

    // A type QuickBooks does not know would be a parse error of the whole message; it knows those whose query it has.
    private static List<string> Types(MessageDef query, DeletedList list, IReadOnlyCollection<CompanySection> rows, Dialect dialect)
    {
        var asked = rows.Where(r => r.InUse || !r.IsRunDone).Select(r => r.Section).ToHashSet(StringComparer.Ordinal);
        var words = query.Root.ChildElements[list.TypeElement].Words;
        return [.. SectionCatalogue.All
            .Where(s => !s.IsFromHost && asked.Contains(s.Name) && SectionQuery.Exists(s, dialect))
            .SelectMany(s => s.DeletedTypes)
            .Where(words.Contains)];
    }
}
