using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company.Queries;

/// <summary>The filters of a query, all of which a record must pass. They are read from the request, not from the tables.</summary>
internal sealed class RecordFilter
{
    private readonly CompanyFile file;
    private readonly List<Func<Record, bool>> tests = [];

    public RecordFilter(CompanyFile file, Request request)
    {
        this.file = file;
        if (request.Definition.Root.ChildElements.ContainsKey("ActiveStatus") && request.Text("ActiveStatus") is var active and not "All")
        {
            tests.Add(r => r.IsActive == (active != "InactiveOnly"));
        }

        Modified(request.Element);
        foreach (var group in request.Element.Elements().GroupBy(e => e.Name.LocalName))
        {
            Add(group.Key, group.First(), group.Select(e => e.Value).ToList());
        }
    }

    /// <summary>What is wrong with the filters themselves (a name nobody has, a range upside down), or null.</summary>
    public Status? Problem { get; private set; }

    public bool Passes(Record record) => tests.TrueForAll(t => t(record));

    private void Add(string name, XElement filter, List<string> values)
    {
        switch (name)
        {
            case "MaxReturned" or "ActiveStatus" or "FromModifiedDate" or "ToModifiedDate" or "IncludeRetElement" or "IncludeLineItems"
                or "IncludeLinkedTxns" or "OwnerID" or "CurrencyFilter":
                break;
            case "ModifiedDateRangeFilter":
                Modified(filter);
                break;
            case "TxnDateRangeFilter":
                Dates(filter);
                break;
            case "NameFilter":
                Match(filter, "Name", RecordStore.FullName);
                break;
            case "NameRangeFilter":
                NameRange(filter.Element("FromName")?.Value, filter.Element("ToName")?.Value);
                break;
            case "RefNumberFilter":
                Match(filter, "RefNumber", r => r.Name);
                break;
            case "RefNumberRangeFilter":
                var range = new RefNumberRange(filter.Element("FromRefNumber")?.Value ?? "", filter.Element("ToRefNumber")?.Value ?? "");
                tests.Add(r => range.Contains(r.Name));
                break;
            case "EntityFilter" or "TimeTrackingEntityFilter":
                Reference(filter, Family.Names, (r, targets) => r.Entity is { } entity && targets(entity));
                break;
            case "AccountFilter":
                Reference(filter, "Account", (r, targets) => Mentions(r, "AccountRef", "Account", targets));
                break;
            case "ClassFilter":
                Reference(filter, "Class", (r, targets) => Mentions(r, "ClassRef", "Class", targets));
                break;
            case "TotalBalanceFilter":
                Balance(filter.Element("Operator")!.Value, Values.Number(filter.Element("Amount")));
                break;
            case "PaidStatus":
                tests.Add(r => values[0] == "All" || (r.Fields().Element("IsPaid")?.Value == "true") == (values[0] == "PaidOnly"));
                break;
            default:
                tests.Add(r => values.Contains(r.Fields().Element(name)?.Value ?? ""));
                break;
        }
    }

    private void Modified(XElement filter)
    {
        var from =
            filter.Element("FromModifiedDate")?.Value is { Length: > 0 } f ? file.HostClock.Filter(f, isEnd: false) : DateTime.MinValue;
        var to = filter.Element("ToModifiedDate")?.Value is { Length: > 0 } t ? file.HostClock.Filter(t, isEnd: true) : DateTime.MaxValue;
        if (from > to)
        {
            Problem ??= new Status(3030, "The \"from\" date is later than the \"to\" date.");
        }
        else if (from > DateTime.MinValue || to < DateTime.MaxValue)
        {
            tests.Add(r => file.HostClock.Local(r.ModifiedAt) is var local && local >= from && local <= to);
        }
    }

    private void Dates(XElement filter)
    {
        var (from, to) = filter.Element("DateMacro") is { } macro
            ? DateRange.Of(macro.Value, file.HostClock.Today)
            : (Date("FromTxnDate", DateOnly.MinValue), Date("ToTxnDate", DateOnly.MaxValue));
        if (from > to)
        {
            Problem ??= new Status(3030, "The \"from\" date is later than the \"to\" date.");
        }

        tests.Add(r => r.TxnDate >= from && r.TxnDate <= to);

        DateOnly Date(string name, DateOnly otherwise) =>
            filter.Element(name)?.Value is { Length: > 0 } text ? DateOnly.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    private void Match(XElement filter, string valueName, Func<Record, string> text)
    {
        var value = filter.Element(valueName)!.Value;
        tests.Add(filter.Element("MatchCriterion")!.Value switch
        {
            "StartsWith" => r => text(r).StartsWith(value, StringComparison.OrdinalIgnoreCase),
            "EndsWith" => r => text(r).EndsWith(value, StringComparison.OrdinalIgnoreCase),
            _ => r => text(r).Contains(value, StringComparison.OrdinalIgnoreCase),
        });
    }

    private void NameRange(string? from, string? to)
    {
        if (from is { Length: > 0 } && to is { Length: > 0 } && string.Compare(from, to, StringComparison.OrdinalIgnoreCase) > 0)
        {
            Problem ??= new Status(3031, "The \"from\" value is greater than the \"to\" value.");
        }

        // The end is inclusive for everything that begins with it: "to M" has Miller in it.
        tests.Add(r => RecordStore.FullName(r) is var name
            && (string.IsNullOrEmpty(from) || string.Compare(name, from, StringComparison.OrdinalIgnoreCase) >= 0)
            && (string.IsNullOrEmpty(to)
                || string.Compare(name, to, StringComparison.OrdinalIgnoreCase) <= 0
                || name.StartsWith(to, StringComparison.OrdinalIgnoreCase)));
    }

    private void Reference(XElement filter, string family, Func<Record, Func<Record, bool>, bool> test)
    {
        var named = new HashSet<Record>();
        foreach (var key in filter.Elements())
        {
            var value = key.Value.Trim();
            var found = key.Name.LocalName.StartsWith(
                "ListID", StringComparison.Ordinal) ? file.Store.Find(family, value) : file.Store.FindByFullName(family, value);
            if (found is null)
            {
                Problem ??= Status.Incomplete(value);
                return;
            }

            named.Add(found);
        }

        var hasChildren = filter.Elements().Any(e => e.Name.LocalName.EndsWith("WithChildren", StringComparison.Ordinal));
        tests.Add(r => test(r, IsNamed));

        bool IsNamed(Record? record) => record is not null && (named.Contains(record) || (hasChildren && IsNamed(record.Parent)));
    }

    private bool Mentions(Record record, string suffix, string family, Func<Record, bool> isNamed) =>
        record.Fields().Descendants()
            .Where(e => e.Name.LocalName.EndsWith(suffix, StringComparison.Ordinal))
            .Select(e => file.Store.Find(family, e.Element("ListID")?.Value ?? ""))
            .Any(r => r is not null && isNamed(r));

    private void Balance(string comparison, decimal amount) => tests.Add(comparison switch
    {
        "LessThan" => r => r.TotalBalance < amount,
        "LessThanEqual" => r => r.TotalBalance <= amount,
        "GreaterThan" => r => r.TotalBalance > amount,
        "GreaterThanEqual" => r => r.TotalBalance >= amount,
        _ => r => r.TotalBalance == amount,
    });
}
