using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company.Queries;

/// <summary>Answers any ...QueryRq that returns list entries or transactions.</summary>
internal sealed class QueryRunner(CompanyFile file, Dictionary<string, OpenIterator> iterators)
{
    private static readonly HashSet<string> NotFilters =
        new(["MaxReturned", "IncludeRetElement", "IncludeLineItems", "IncludeLinkedTxns", "OwnerID"], StringComparer.Ordinal);

    public Answer Run(Request request)
    {
        if (request.Element.Attribute("iterator")?.Value is "Continue" or "Stop")
        {
            return Continue(request);
        }

        var status = Find(request, out var records);
        if (status.Code is not (0 or 500))
        {
            return new Answer(status);
        }

        if (records.Count == 0)
        {
            return new Answer(status.Code == 0 ? Status.NoMatch : status) { RetCount = Count(request, 0) };
        }

        var total = records.Count;
        OpenIterator? iterator = null;
        if (request.Element.Attribute("iterator") is not null)
        {
            iterator = new OpenIterator(request.Name, Filters(request), records);
            iterators.Add(iterator.Id, iterator);
            records = iterator.Next(PageSize(request));
        }
        else
        {
            records = records.Take(PageSize(request)).ToList();
        }

        return Page(request, status, records, iterator) with { RetCount = Count(request, total) };
    }

    private static int PageSize(Request request) =>
        int.TryParse(request.Text("MaxReturned"), CultureInfo.InvariantCulture, out var most) ? most : int.MaxValue;

    private static int? Count(Request request, int count) =>
        request.Element.Attribute("metaData")?.Value is "MetaDataOnly" or "MetaDataAndResponseData" ? count : null;

    private static string Filters(Request request) =>
        string.Concat(
            request.Element.Elements().Where(e => !NotFilters.Contains(e.Name.LocalName)).Select(
                e => e.ToString(SaveOptions.DisableFormatting)));

    private Answer Continue(Request request)
    {
        var id = request.Element.Attribute("iteratorID")?.Value ?? "";
        if (!iterators.TryGetValue(id, out var iterator) || iterator.RequestName != request.Name || file.Faults.BrokenContinues > 0)
        {
            file.Faults.BrokenContinues = Math.Max(0, file.Faults.BrokenContinues - 1);
            iterators.Remove(id);
            return new Answer(new Status(3391, $"The iterator \"{id}\" is not valid."));
        }

        var filters = Filters(request);
        var isWrong = file.Faults.ContinueFilters switch
        {
            ContinueFilters.Required => filters != iterator.Filters,
            ContinueFilters.Refused => filters.Length > 0,
            _ => false,
        };
        if (isWrong)
        {
            return new Answer(Status.NotFound(id));
        }

        if (request.Element.Attribute("iterator")!.Value == "Stop")
        {
            iterators.Remove(id);
            return new Answer(Status.Ok);
        }

        return Page(request, Status.Ok, iterator.Next(PageSize(request)), iterator);
    }

    private Answer Page(Request request, Status status, IReadOnlyList<Record> records, OpenIterator? iterator)
    {
        var selection = new Selection(request);
        var content = request.Element.Attribute("metaData")?.Value == "MetaDataOnly"
            ? []
            : records.Select(Present).OfType<Record>().Select(r => selection.Cut(file.Disguise(file.View.Build(r))));
        if (iterator is null)
        {
            return new Answer(status, content);
        }

        if (iterator.Remaining == 0)
        {
            iterators.Remove(iterator.Id);
        }

        return new Answer(status, content) { IteratorRemaining = iterator.Remaining, IteratorId = iterator.Id };
    }

    // A record of an open iterator comes as it is now, and not at all when it is gone.
    private Record? Present(Record record) =>
        file.Store.Find(Family.Of(record.Definition), record.Id) is { } now && now.Definition == record.Definition ? now : null;

    private Status Find(Request request, out IReadOnlyList<Record> records)
    {
        records = [];
        var objects =
            request.Definition.Returns.Select(r => QbxmlLanguage.Default.FindObject(r[..^"Ret".Length])).OfType<ObjectDef>().ToList();
        var key = request.Element.Elements().FirstOrDefault()?.Name.LocalName;
        if (key is "ListID" or "TxnID" or "FullName" or "RefNumber" or "RefNumberCaseSensitive")
        {
            return LookUp(request, key, objects, out records);
        }

        var filter = new RecordFilter(file, request);
        if (filter.Problem is not null)
        {
            return filter.Problem;
        }

        records = objects.SelectMany(o => file.Store.Of(o.Name)).Where(filter.Passes).ToList();
        return Status.Ok;
    }

    private Status LookUp(Request request, string key, List<ObjectDef> objects, out IReadOnlyList<Record> records)
    {
        var found = new List<Record>();
        string? missing = null;
        foreach (var value in request.Texts(key).Select(v => v.Trim()))
        {
            var matches = key is "RefNumber" or "RefNumberCaseSensitive"
                ? objects.SelectMany(o => file.Store.Of(o.Name)).Where(
                    r => r.Name.Equals(value, key == "RefNumber" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)).ToList()
                : One(key, value, objects);
            found.AddRange(matches.Except(found));
            missing ??= matches.Count == 0 ? value : null;
        }

        records = found;
        return missing is null ? Status.Ok : Status.Incomplete(missing);
    }

    private List<Record> One(string key, string value, List<ObjectDef> objects)
    {
        var family = Family.Of(objects[0]);
        var record = key == "FullName" ? file.Store.FindByFullName(family, value) : file.Store.Find(family, value);
        return record is not null && objects.Contains(record.Definition) ? [record] : [];
    }
}
