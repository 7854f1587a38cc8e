using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company.Answers;

/// <summary>ListDeletedQuery and TxnDeletedQuery: grouped by type, oldest first, no further back than QuickBooks keeps them.</summary>
internal static class DeletedLists
{
    public static Answer Run(CompanyFile file, Request request)
    {
        var isList = request.Name == "ListDeletedQueryRq";
        var typeName = isList ? "ListDelType" : "TxnDelType";
        var filter = request.Element.Element("DeletedDateRangeFilter");
        var from =
            filter?.Element("FromDeletedDate")?.Value is { Length: > 0 } f ? file.HostClock.Filter(f, isEnd: false) : DateTime.MinValue;
        var to = filter?.Element("ToDeletedDate")?.Value is { Length: > 0 } t ? file.HostClock.Filter(t, isEnd: true) : DateTime.MaxValue;
        var oldest = file.HostClock.Now - (file.Settings.DeletedListDays * 86_400L);
        var wanted = request.Texts("IncludeRetElement").ToHashSet(StringComparer.Ordinal);
        var found = request.Texts(typeName).Distinct(StringComparer.Ordinal)
            .SelectMany(type => file.Deletions.Where(d => d.ObjectName == type).OrderBy(d => d.DeletedAt))
            .Where(d => d.DeletedAt >= oldest && file.HostClock.Local(d.DeletedAt) is var local && local >= from && local <= to)
            .ToList();
        if (found.Count == 0)
        {
            return new Answer(Status.NoMatch) { RetCount = Count(request, 0) };
        }

        var content = request.Element.Attribute("metaData")?.Value == "MetaDataOnly" ? [] : found.Select(deletion => new XElement(
            isList ? "ListDeletedRet" : "TxnDeletedRet",
            new[]
            {
                new XElement(typeName, deletion.ObjectName),
                new XElement(isList ? "ListID" : "TxnID", deletion.Id),
                new XElement("TimeCreated", file.HostClock.Text(deletion.CreatedAt)),
                new XElement("TimeDeleted", file.HostClock.Text(deletion.DeletedAt)),
                new XElement(isList ? "FullName" : "RefNumber", deletion.Name),
            }.Where(e => e.Value.Length > 0 && (wanted.Count == 0 || wanted.Contains(e.Name.LocalName)))));
        return new Answer(Status.Ok, content) { RetCount = Count(request, found.Count) };
    }

    private static int? Count(Request request, int count) =>
        request.Element.Attribute("metaData")?.Value is "MetaDataOnly" or "MetaDataAndResponseData" ? count : null;
}
