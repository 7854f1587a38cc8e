using System.Xml.Linq;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Tests;

public sealed class AMillionRecords
{
    private readonly Books books = new(new SeedPlan());

    public AMillionRecords() => books.File.Generate(new GeneratedPlan { Customers = 1_000_000, Invoices = 300_000 });

    [Fact]
    public void Are_counted_without_being_sent()
    {
        var counted = books.One("""<CustomerQueryRq metaData="MetaDataOnly"><ActiveStatus>All</ActiveStatus></CustomerQueryRq>""");

        Assert.Equal("1000000", counted.Attribute("retCount")!.Value);
        Assert.Empty(counted.Elements());
    }

    [Fact]
    public void Come_in_pages_of_a_range_of_changes_each_once()
    {
        const string Range =
            "<ActiveStatus>All</ActiveStatus><FromModifiedDate>2026-07-01</FromModifiedDate><ToModifiedDate>2026-07-02</ToModifiedDate>";
        using var session = books.File.OpenSession("Test");
        var page = books.One($"""<CustomerQueryRq iterator="Start"><MaxReturned>500</MaxReturned>{Range}</CustomerQueryRq>""", session: session);
        var expected = page.Elements().Count() + int.Parse(page.Attribute("iteratorRemainingCount")!.Value);
        var seen = page.Elements().ToList();
        while (page.Attribute("iteratorRemainingCount")!.Value != "0")
        {
            page = books.One($"""<CustomerQueryRq iterator="Continue" iteratorID="{page.Attribute("iteratorID")!.Value}"><MaxReturned>500</MaxReturned>{Range}</CustomerQueryRq>""", session: session);
            seen.AddRange(page.Elements());
        }

        Assert.True(expected > 500);
        Assert.Equal(expected, seen.Select(r => r.Element("ListID")!.Value).Distinct().Count());
        Assert.All(seen, r => Assert.StartsWith("2026-07-0", r.Element("TimeModified")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Are_found_by_date()
    {
        var found = books.One("""<InvoiceQueryRq><TxnDateRangeFilter><FromTxnDate>2025-03-01</FromTxnDate><ToTxnDate>2025-03-02</ToTxnDate></TxnDateRangeFilter><IncludeLineItems>true</IncludeLineItems></InvoiceQueryRq>""");

        Assert.InRange(found.Elements().Count(), 100, 1_000);
        Assert.All(found.Elements(), i => Assert.Equal(2, i.Elements("InvoiceLineRet").Count()));
        Assert.All(found.Elements(), i => Assert.NotNull(i.Element("CustomerRef")!.Element("FullName")));
    }

    [Fact]
    public void Are_the_same_each_time_by_id_and_by_name()
    {
        var record = books.File.Find("Customer", books.File.Ids("Customer")[700_000])!;

        Assert.True(XNode.DeepEquals(record, Ask("ListID", record)));
        Assert.True(XNode.DeepEquals(record, Ask("FullName", record)));
    }

    [Fact]
    public void Keep_a_change_and_stay_away_once_deleted()
    {
        var ids = books.File.Ids("Customer").Skip(1_000).Take(2).ToList();
        books.File.Change("Customer", ids[0], ("Phone", "new"), ("Name", "Renamed"));
        books.File.Delete("Customer", ids[1]);

        var changed = books.One($"<CustomerQueryRq><ListID>{ids[0]}</ListID></CustomerQueryRq>").Elements().Single();
        Assert.Equal("new", changed.Element("Phone")!.Value);
        Assert.Equal("Renamed", changed.Element("FullName")!.Value);
        Assert.Equal(500, books.One($"<CustomerQueryRq><ListID>{ids[1]}</ListID></CustomerQueryRq>").Code());
        Assert.Equal(999_999, books.File.Count("Customer"));
        Assert.Equal(
            ids[0],
            books.One("<CustomerQueryRq><FromModifiedDate>2026-07-15</FromModifiedDate></CustomerQueryRq>").Values("ListID").Single());
    }

    [Fact]
    public void Need_no_gigabytes()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        books.One("""<CustomerQueryRq metaData="MetaDataOnly" />""");

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
    }

    private XElement Ask(string key, XElement record) =>
        books.One($"<CustomerQueryRq><{key}>{record.Element(key)!.Value}</{key}></CustomerQueryRq>").Elements().Single();
}
