using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>
/// The query that finds one record in QuickBooks, whole: by its id, or by what an Add said of it. What can be asked is read from the
/// tables.
/// </summary>
internal static class RecoveryQuery
{
    /// <summary>By ListID or TxnID; null when its kind cannot be queried.</summary>
    public static (MessageDef Query, JsonElement Fields)? OfId(Record record, string quickBooksId, Dialect dialect) =>
        OfId(record.Section, quickBooksId, dialect);

    /// <summary>By ListID or TxnID; null when the section's kind cannot be queried.</summary>
    public static (MessageDef Query, JsonElement Fields)? OfId(string section, string quickBooksId, Dialect dialect) =>
        Query(section) is { } query
            ? (query,
                Whole(
                    query,
                    dialect,
                    new JsonObject { [PostKinds.IsTransaction(section) ? "txnID" : "listID"] = new JsonArray(quickBooksId) }))
            : null;

    /// <summary>
    /// By full name, by number, by date, or by the time since when it must have been made; null when its kind cannot be queried.
    /// </summary>
    /// <param name="section">The record's section.</param>
    /// <param name="add">What was sent: the InvoiceAdd aggregate.</param>
    /// <param name="parentName">Full name of the list entry it stands below; null for none.</param>
    /// <param name="since">QuickBooks' clock when the section was last read; null when unknown.</param>
    /// <param name="dialect">The qbXML QuickBooks understands.</param>
    public static (MessageDef Query, JsonElement Fields)? OfAdd(
        string section, XElement add, string? parentName, string? since, Dialect dialect)
    {
        if (Query(section) is not { } query)
        {
            return null;
        }

        var elements = query.Root.ChildElements;
        var fields = new JsonObject();
        if (!PostKinds.IsTransaction(section))
        {
            fields["fullName"] = new JsonArray(FullName(add, parentName));
        }
        else if (Text(add, "RefNumber") is { } number && elements.ContainsKey("RefNumber"))
        {
            fields["refNumber"] = new JsonArray(number);
        }
        else if (Text(add, "TxnDate") is { } day && elements.ContainsKey("TxnDateRangeFilter"))
        {
            fields["txnDateRangeFilter"] = new JsonObject { ["fromTxnDate"] = day, ["toTxnDate"] = day };
        }
        else if (since is not null && QbDateTime.TryParse(since, out var at) && elements.ContainsKey("ModifiedDateRangeFilter"))
        {
            fields["modifiedDateRangeFilter"] = new JsonObject { ["fromModifiedDate"] = new QbDateTime(at.Local.AddHours(-2)).ToFilter() };
        }

        return (query, Whole(query, dialect, fields));
    }

    /// <summary>The full name an Add gives its list entry.</summary>
    public static string FullName(XElement add, string? parentName)
    {
        var own = Text(add, "Name") ?? Text(add, "Initial") ?? string.Join(
            ' ', new[] { "FirstName", "MiddleName", "LastName" }.Select(n => Text(add, n)).OfType<string>());
        return parentName is null ? own : string.Create(CultureInfo.InvariantCulture, $"{parentName}:{own}");
    }

    private static string? Text(XElement add, string name) => add.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static MessageDef? Query(string section) => QbxmlLanguage.Default.Object(SectionCatalogue.Find(section)!.Query).Query;

    // As the import asks, so that what is stored from it is the same to the letter.
    private static JsonElement Whole(MessageDef query, Dialect dialect, JsonObject fields)
    {
        Set("IncludeLineItems", true);
        Set("IncludeLinkedTxns", true);
        Set("OwnerID", new JsonArray("0"));
        return JsonSerializer.SerializeToElement(fields);

        void Set(string element, JsonNode value)
        {
            if (query.Root.ChildElements.TryGetValue(element, out var node) && node.Gate.IsOpenFor(dialect))
            {
                fields[node.JsonName] = value;
            }
        }
    }
}
