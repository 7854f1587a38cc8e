using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Sync.Reconciliation;

/// <summary>The queries of a comparison, as far as the section's table has what they need.</summary>
/// <param name="writer">The message.</param>
/// <param name="messageNumber">Its number.</param>
/// <param name="section">The section.</param>
/// <param name="dialect">The qbXML QuickBooks understands.</param>
internal sealed class ComparisonQuery(RequestWriter writer, int messageNumber, SectionDef section, Dialect dialect)
{
    private static readonly QbxmlVersion CountsSince = new(4, 0);

    private readonly MessageDef query = Query(section);

    /// <summary>Whether records of the section can be asked for by id.</summary>
    public static bool CanLookUp(SectionDef section) => SectionQuery.CanAskById(section);

    /// <summary>Whether QuickBooks can say how many records there are without sending them.</summary>
    public bool CanCount => query.HasMetaData && dialect.Version >= CountsSince;

    /// <summary>Whether it can leave out all but the ids; an older one sends whole records.</summary>
    public bool CanCut => Has("IncludeRetElement");

    /// <summary>Looks up a lot of our ids.</summary>
    public MessageRequest LookUp(IReadOnlyList<string> ids) => LookUp(ids, RequestPurpose.LookUp);

    /// <summary>Looks them up for another purpose; of witnesses, each id is noted.</summary>
    public MessageRequest LookUp(IReadOnlyList<string> ids, RequestPurpose purpose)
    {
        var fields = ById(ids);
        Cut(fields);
        return Write(purpose, purpose == RequestPurpose.Witness ? string.Join(',', ids) : ids[^1], fields);
    }

    /// <summary>Asks for one record with everything in it.</summary>
    public MessageRequest Ask(string id) =>
        SectionQuery.WriteByIds(writer, messageNumber, section, dialect, [id], RequestPurpose.Ask);

    /// <summary>Asks how many records there are.</summary>
    public MessageRequest Count()
    {
        var fields = new JsonObject();
        AddInactive(fields);
        return Write(RequestPurpose.Count, null, fields, new RequestAttributes { MetaData = "MetaDataOnly" });
    }

    /// <summary>Reads a page of their ids, or all of them where there are no pages.</summary>
    /// <param name="comparison">Where it stands.</param>
    /// <param name="pageSize">Ids of a page at most.</param>
    public MessageRequest Search(Comparison comparison, int pageSize)
    {
        var hasPages = SectionQuery.HasPages(section, dialect);
        var isContinue = comparison.IteratorId is not null;
        var fields = new JsonObject();
        if (hasPages)
        {
            fields["maxReturned"] = pageSize;
        }

        // As with pages of records: a QuickBooks that refuses the one way is asked the other way when the iterator is begun again.
        if (!isContinue || comparison.Restarts % 2 == 0)
        {
            AddInactive(fields);
        }

        Cut(fields);
        return Write(RequestPurpose.Search, null, fields, new RequestAttributes
        {
            Iterator = !hasPages ? null : isContinue ? "Continue" : "Start",
            IteratorID = comparison.IteratorId,
        });
    }

    private static MessageDef Query(SectionDef section) => QbxmlLanguage.Default.Object(section.Query).Query!;

    private JsonObject ById(IEnumerable<string> ids) =>
        new() { [SectionQuery.IdElement(query)!.JsonName] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) };

    private void Cut(JsonObject fields)
    {
        if (CanCut)
        {
            var kept = new JsonArray(SectionQuery.IdElement(query)!.Name, "EditSequence");
            fields[query.Root.ChildElements["IncludeRetElement"].JsonName] = kept;
        }
    }

    private void AddInactive(JsonObject fields)
    {
        if (Has("ActiveStatus"))
        {
            fields[query.Root.ChildElements["ActiveStatus"].JsonName] = "All";
        }
    }

    private bool Has(string element) => query.Root.ChildElements.TryGetValue(element, out var node) && node.Gate.IsOpenFor(dialect);

    private MessageRequest Write(RequestPurpose purpose, string? value, JsonObject fields, RequestAttributes? attributes = null)
    {
        var request = new MessageRequest(
            $"{messageNumber}.{section.Name}.{writer.Count}",
            section.Name,
            attributes?.Iterator == "Continue") { Purpose = purpose, Value = value };
        writer.Write(
            query, JsonSerializer.SerializeToElement(fields), (attributes ?? new RequestAttributes()) with { RequestID = request.Id });
        return request;
    }
}
