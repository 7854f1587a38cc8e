using System.Globalization;
using System.Text;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>Merges one list entry into another: its transactions and children go over, its id is gone.</summary>
internal sealed class MergeRunner(CompanyFile file)
{
    public Answer Run(Request request)
    {
        var type = request.Text("ListMergeType")!;
        var status = Find(type, request.Element.Element("MergeFrom")!, out var from) ?? Find(
            type, request.Element.Element("MergeTo")!, out var to) ?? Merge(from!, to!, isReported: true);
        if (status.Code != 0)
        {
            return new Answer(status);
        }

        var source = file.Deletions[^1];
        var target = file.Store.Find(Family.OfList(type), request.Element.Element("MergeTo")!.Element("ListID")!.Value.Trim())!;
        return new Answer(Status.Ok,
        [
            new XElement("ListMergeType", type),
            new XElement(
                "MergedFrom",
                new XElement("ListID", source.Id),
                new XElement("TimeDeleted", file.HostClock.Text(source.DeletedAt)),
                new XElement("FullName", source.Name)),
            new XElement(
                "MergedTo",
                file.View.Build(target).Elements().Where(
                    e => e.Name.LocalName is "ListID" or "TimeCreated" or "TimeModified" or "EditSequence" or "FullName")),
        ]);
    }

    /// <summary>Merges; whether the old id then stands in the deleted list is not known of QuickBooks, so the caller says.</summary>
    public Status Merge(Record from, Record to, bool isReported)
    {
        if (from == to || from.Definition != to.Definition || Ancestors(to).Contains(from))
        {
            return new Status(3500, "The two list elements cannot be merged.");
        }

        Redirect(from, to);
        foreach (var child in file.Store.Of(from.Definition.Name).Where(r => r.Parent == from).ToList())
        {
            file.Store.Rename(child, child.Name, to);
        }

        to.Balance += from.Balance;
        to.TotalBalance += from.TotalBalance;
        Ancestors(from).ToList().ForEach(r => r.TotalBalance -= from.TotalBalance);
        Ancestors(to).ToList().ForEach(r => r.TotalBalance += from.TotalBalance);
        if (isReported)
        {
            file.Deletions.Add(new Deletion(from.Definition.Name, from.Id, from.CreatedAt, file.HostClock.Now, RecordStore.FullName(from)));
        }

        file.Store.Remove(from);
        file.Stamp(to);
        return Status.Ok;
    }

    private static IEnumerable<Record> Ancestors(Record record)
    {
        for (var above = record.Parent; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }

    private Status? Find(string type, XElement named, out Record? record)
    {
        var id = named.Element("ListID")!.Value.Trim();
        record = file.Store.Find(Family.OfList(type), id);
        return record?.Definition.Name != type ? Status.NotFound(id)
            : named.Element("EditSequence")!.Value.Trim() != record!.EditSequence.ToString(CultureInfo.InvariantCulture)
                ? Status.OutOfDate(named.Element("EditSequence")!.Value)
            : file.Gatekeeper.Lock(record);
    }

    private void Redirect(Record from, Record to)
    {
        var needle = Encoding.UTF8.GetBytes($"<ListID>{from.Id}</ListID>");
        foreach (var record in file.Store.All.Where(r => r.MayMention(needle) && file.View.Refers(r, from)).ToList())
        {
            var fields = record.Fields();
            Redirect(fields, record.Definition.Ret!.Root, from, to);
            record.SetFields(fields);
            record.Entity = record.Entity == from ? to : record.Entity;
            file.Stamp(record);
        }
    }

    private void Redirect(XElement element, ElementNode definition, Record from, Record to)
    {
        var layout = Layout.Of(definition);
        foreach (var child in element.Elements())
        {
            if (layout.Find(child.Name.LocalName)?.Node is not { IsAggregate: true } node)
            {
                continue;
            }

            if (!node.IsReference)
            {
                Redirect(child, node, from, to);
            }
            else if (file.Store.Resolve(node.Targets, child) == from)
            {
                child.Element("ListID")!.Value = to.Id;
            }
        }
    }
}
