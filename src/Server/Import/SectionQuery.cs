using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Server.Sections;

namespace WebConnectorSync.Server.Import;

/// <summary>The query that brings a section's next page: what it can ask is read from the section's table.</summary>
internal static class SectionQuery
{
    private static readonly QbxmlVersion IteratorsSince = new(5, 0);

    /// <summary>Whether the section exists in that dialect at all.</summary>
    public static bool Exists(SectionDef section, Dialect dialect) =>
        QbxmlLanguage.Default.Object(section.Query).Query is { } query && query.Root.Gate.IsOpenFor(dialect);

    /// <summary>Whether the section comes in pages; the others come whole.</summary>
    public static bool HasPages(SectionDef section, Dialect dialect) =>
        QbxmlLanguage.Default.Object(section.Query).Query!.HasIterator && dialect.Version >= IteratorsSince;

    /// <summary>Whether its records are transactions; the others are entries of a list.</summary>
    public static bool HasTransactions(SectionDef section) => QbxmlLanguage.Default.Object(section.Query).Query!.Root.ChildElements.ContainsKey("TxnID");

    /// <summary>Whether every answer brings the whole section, whatever was read before: there is no filter for what changed.</summary>
    public static bool IsReadWhole(SectionDef section) =>
        QbxmlLanguage.Default.Object(section.Query).Query!.Root.ChildElements is var elements
        && !section.IsFromHost && !elements.ContainsKey("FromModifiedDate") && !elements.ContainsKey("ModifiedDateRangeFilter");

    /// <summary>Writes the query for the row's next page.</summary>
    public static MessageRequest Write(RequestWriter writer, int messageNumber, SectionDef section, CompanySection row, Dialect dialect)
    {
        var query = QbxmlLanguage.Default.Object(section.Query).Query!;
        var isContinue = row.IteratorId is not null;
        var request = new MessageRequest($"{messageNumber}.{section.Name}", section.Name, isContinue);
        var hasPages = HasPages(section, dialect);
        writer.Write(query, Fields(query, row, dialect, hasPages, isContinue), new RequestAttributes
        {
            RequestID = request.Id,

            // So that an answer that is short can be told from a list that became shorter.
            MetaData = IsReadWhole(section) ? "MetaDataAndResponseData" : null,
            Iterator = !hasPages ? null : isContinue ? "Continue" : "Start",
            IteratorID = row.IteratorId,
        });
        return request;
    }

    private static JsonElement Fields(MessageDef query, CompanySection row, Dialect dialect, bool hasPages, bool isContinue)
    {
        var elements = query.Root.ChildElements;
        var fields = new JsonObject();
        if (hasPages)
        {
            fields["maxReturned"] = row.PageSize;
        }

        // Sources differ on whether a Continue repeats the filters of its Start; a QuickBooks that refuses the one way is asked the other way when the iterator is begun again.
        if (!isContinue || row.Restarts % 2 == 0)
        {
            AddFilters(fields, elements, row, dialect);
        }

        AddContent(fields, elements, dialect);
        return JsonSerializer.SerializeToElement(fields);
    }

    /// <summary>Asks for everything a record can bring: lines, links and custom fields.</summary>
    public static void AddContent(JsonObject fields, IReadOnlyDictionary<string, ElementNode> elements, Dialect dialect)
    {
        Set("IncludeLineItems", true);
        Set("IncludeLinkedTxns", true);
        Set("OwnerID", new JsonArray("0"));

        void Set(string element, JsonNode value)
        {
            if (elements.TryGetValue(element, out var node) && node.Gate.IsOpenFor(dialect))
            {
                fields[node.JsonName] = value;
            }
        }
    }

    private static void AddFilters(JsonObject fields, IReadOnlyDictionary<string, ElementNode> elements, CompanySection row, Dialect dialect)
    {
        // Without it QuickBooks leaves inactive records out, and one made inactive would seem to have vanished.
        if (elements.TryGetValue("ActiveStatus", out var active) && active.Gate.IsOpenFor(dialect))
        {
            fields["activeStatus"] = "All";
        }

        if (row.SyncTime is not { } syncTime || !QbDateTime.TryParse(syncTime, out var newest))
        {
            return;
        }

        var from = new QbDateTime(SyncClock.QueryFrom(newest.Local, TimeSpan.FromSeconds(row.OverlapSeconds), row.IsSettled)).ToFilter();
        if (elements.ContainsKey("FromModifiedDate"))
        {
            fields["fromModifiedDate"] = from;
        }
        else if (elements.ContainsKey("ModifiedDateRangeFilter"))
        {
            fields["modifiedDateRangeFilter"] = new JsonObject { ["fromModifiedDate"] = from };
        }
    }
}
