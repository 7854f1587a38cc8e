using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Sections;

/// <summary>The query that brings a section's next page: what it can ask is read from the section's table.</summary>
internal static class SectionQuery
{
    private static readonly QbxmlVersion IteratorsSince = new(5, 0);
    private static readonly QbxmlVersion MetaDataSince = new(4, 0);

    /// <summary>Whether the section exists in that dialect at all.</summary>
    public static bool Exists(SectionDef section, Dialect dialect) =>
        QbxmlLanguage.Default.Object(section.Query).Query is { } query && query.Root.Gate.IsOpenFor(dialect);

    /// <summary>Whether the section comes in pages; the others come whole.</summary>
    public static bool HasPages(SectionDef section, Dialect dialect) =>
        QbxmlLanguage.Default.Object(section.Query).Query!.HasIterator && dialect.Version >= IteratorsSince;

    /// <summary>Whether QuickBooks can be asked how many records there are.</summary>
    public static bool CanCount(SectionDef section, Dialect dialect) =>
        QbxmlLanguage.Default.Object(section.Query).Query!.HasMetaData && dialect.Version >= MetaDataSince;

    /// <summary>By which time a first sync of the section can be cut into windows; null when it comes whole.</summary>
    public static WindowAxis? AxisOf(SectionDef section, Dialect dialect)
    {
        var elements = QbxmlLanguage.Default.Object(section.Query).Query!.Root.ChildElements;
        return !HasPages(section, dialect) ? null
            : elements.ContainsKey("TxnDateRangeFilter") ? WindowAxis.TxnDate
            : elements.ContainsKey("FromModifiedDate") ? WindowAxis.Modified
            : null;
    }

    /// <summary>By which time what comes next of the section is cut into windows; null when it comes whole.</summary>
    public static WindowAxis? AxisOf(SectionDef section, CompanySection row, Dialect dialect) =>
        row.SyncTime is null ? AxisOf(section, dialect)
        : HasPages(section, dialect) && !IsReadWhole(section) ? WindowAxis.ModifiedSince
        : null;

    /// <summary>Writes the query that only counts the section's records.</summary>
    public static MessageRequest WriteCount(RequestWriter writer, int messageNumber, SectionDef section, Dialect dialect)
    {
        var query = QbxmlLanguage.Default.Object(section.Query).Query!;
        var request = new MessageRequest($"{messageNumber}.{section.Name}", section.Name) { Purpose = RequestPurpose.Measure };
        var fields = new JsonObject();
        AddActivity(fields, query.Root.ChildElements, dialect);
        writer.Write(
            query, JsonSerializer.SerializeToElement(fields), new RequestAttributes { RequestID = request.Id, MetaData = "MetaDataOnly" });
        return request;
    }

    /// <summary>Whether its records are transactions; the others are entries of a list.</summary>
    public static bool HasTransactions(string section) =>
        SectionCatalogue.Find(section) is { } found
            && QbxmlLanguage.Default.Object(found.Query).Query!.Root.ChildElements.ContainsKey("TxnID");

    /// <summary>Whether every answer brings the whole section, whatever was read before: there is no filter for what changed.</summary>
    public static bool IsReadWhole(SectionDef section) =>
        QbxmlLanguage.Default.Object(section.Query).Query!.Root.ChildElements is var elements
        && !section.IsFromHost && !elements.ContainsKey("FromModifiedDate") && !elements.ContainsKey("ModifiedDateRangeFilter");

    /// <summary>Writes the query for the row's next page.</summary>
    public static MessageRequest Write(RequestWriter writer, int messageNumber, SectionDef section, CompanySection row, Dialect dialect)
    {
        var query = QbxmlLanguage.Default.Object(section.Query).Query!;
        var isContinue = row.IteratorId is not null;
        var request = new MessageRequest($"{messageNumber}.{section.Name}", section.Name, isContinue)
        {
            BringsOld = SyncRun.BringsOld(row),
        };
        var hasPages = HasPages(section, dialect);
        writer.Write(query, Fields(query, row, dialect, AxisOf(section, row, dialect), hasPages, isContinue), new RequestAttributes
        {
            RequestID = request.Id,

            // So that an answer that is short can be told from a list that became shorter.
            MetaData = IsReadWhole(section) ? "MetaDataAndResponseData" : null,
            Iterator = !hasPages ? null : isContinue ? "Continue" : "Start",
            IteratorID = row.IteratorId,
        });
        return request;
    }

    /// <summary>Whether records of the section can be asked for by id.</summary>
    public static bool CanAskById(SectionDef section) => IdElement(QbxmlLanguage.Default.Object(section.Query).Query!) is not null;

    /// <summary>What the section's query calls the id; null where it cannot be asked by it.</summary>
    public static ElementNode? IdElement(MessageDef query) =>
        query.Root.ChildElements.GetValueOrDefault("TxnID") ?? query.Root.ChildElements.GetValueOrDefault("ListID");

    /// <summary>Writes the query for some records with everything in them. The ids are noted with it, commas between.</summary>
    public static MessageRequest WriteByIds(
        RequestWriter writer, int messageNumber, SectionDef section, Dialect dialect, IReadOnlyList<string> ids, RequestPurpose purpose)
    {
        var query = QbxmlLanguage.Default.Object(section.Query).Query!;
        var fields = new JsonObject { [IdElement(query)!.JsonName] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) };
        AddContent(fields, query.Root.ChildElements, dialect);
        var request = new MessageRequest($"{messageNumber}.{section.Name}.{writer.Count}", section.Name)
        {
            Purpose = purpose,
            Value = string.Join(',', ids),
        };
        writer.Write(query, JsonSerializer.SerializeToElement(fields), new RequestAttributes { RequestID = request.Id });
        return request;
    }

    private static JsonElement Fields(
        MessageDef query, CompanySection row, Dialect dialect, WindowAxis? axis, bool hasPages, bool isContinue)
    {
        var elements = query.Root.ChildElements;
        var fields = new JsonObject();
        if (hasPages)
        {
            fields["maxReturned"] = row.PageSize;
        }

        // Sources differ on whether a Continue repeats the filters of its Start; a QuickBooks that refuses the one way is asked the other
        // way when the iterator is begun again.
        if (!isContinue || row.Restarts % 2 == 0)
        {
            AddActivity(fields, elements, dialect);
            AddTimes(fields, elements, row, axis);
        }

        AddContent(fields, elements, dialect);
        return JsonSerializer.SerializeToElement(fields);
    }

    /// <summary>Asks for everything a record can bring: lines, links and custom fields.</summary>
    private static void AddContent(JsonObject fields, IReadOnlyDictionary<string, ElementNode> elements, Dialect dialect)
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

    private static void AddActivity(JsonObject fields, IReadOnlyDictionary<string, ElementNode> elements, Dialect dialect)
    {
        // Without it QuickBooks leaves inactive records out, and one made inactive would seem to have vanished.
        if (elements.TryGetValue("ActiveStatus", out var active) && active.Gate.IsOpenFor(dialect))
        {
            fields["activeStatus"] = "All";
        }
    }

    private static void AddTimes(JsonObject fields, IReadOnlyDictionary<string, ElementNode> elements, CompanySection row, WindowAxis? axis)
    {
        if (axis is { } known && SectionWindows.Of(row, known) is { } window)
        {
            AddRange(fields, elements, window.Axis == WindowAxis.TxnDate, window.From, window.To);
        }
        else if (SyncRun.QueryFrom(row) is { } from)
        {
            AddRange(fields, elements, isDate: false, from, null);
        }
    }

    private static void AddRange(
        JsonObject fields, IReadOnlyDictionary<string, ElementNode> elements, bool isDate, DateTime? from, DateTime? to)
    {
        var filter = isDate ? "txnDateRangeFilter" : elements.ContainsKey("ModifiedDateRangeFilter") ? "modifiedDateRangeFilter" : null;
        if (filter is null && !elements.ContainsKey("FromModifiedDate"))
        {
            return;
        }

        var into = filter is null ? fields : new JsonObject();
        Set(isDate ? "fromTxnDate" : "fromModifiedDate", from);
        Set(isDate ? "toTxnDate" : "toModifiedDate", to);
        if (filter is not null)
        {
            fields[filter] = into;
        }

        void Set(string name, DateTime? time)
        {
            if (time is { } at)
            {
                into[name] = isDate ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : new QbDateTime(at).ToFilter();
            }
        }
    }
}
