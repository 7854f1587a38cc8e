using System.Xml.Linq;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Simulator.Tests;

public sealed class Iterators
{
    private readonly Books books = new();

    [Fact]
    public void Walk_through_a_fixed_result_set_in_pages()
    {
        using var session = books.File.OpenSession("Test");
        var expected = books.File.Ids("Customer");
        var page = Start(session);
        var seen = page.Values("ListID").ToList();
        var id = page.Attribute("iteratorID")!.Value;
        books.One("<CustomerAddRq><CustomerAdd><Name>Too late</Name></CustomerAdd></CustomerAddRq>");
        while (page.Attribute("iteratorRemainingCount")!.Value != "0")
        {
            page = Continue(session, id);
            Assert.Equal(id, page.Attribute("iteratorID")!.Value);
            seen.AddRange(page.Values("ListID"));
        }

        Assert.Equal(expected, seen);
        Assert.Equal(3391, Continue(session, id).Code());
    }

    [Fact]
    public void Show_the_present_fields_and_leave_out_what_was_deleted()
    {
        using var session = books.File.OpenSession("Test");
        var id = Start(session).Attribute("iteratorID")!.Value;
        var (changed, deleted) = (books.File.Ids("Customer")[21], books.File.AllRecords("Customer")[^1].Element("ListID")!.Value);
        books.File.Change("Customer", changed, ("Phone", "new"));
        books.File.Delete("Customer", deleted);
        var rest = Continue(session, id, 500);

        Assert.Equal("new", rest.Elements().Single(r => r.Element("ListID")!.Value == changed).Element("Phone")!.Value);
        Assert.DoesNotContain(deleted, rest.Values("ListID"));
    }

    [Fact]
    public void Die_with_the_session()
    {
        using var first = books.File.OpenSession("Test");
        var id = Start(first).Attribute("iteratorID")!.Value;
        using var second = books.File.OpenSession("Test");

        Assert.Equal(3391, Continue(second, id).Code());
        first.Dispose();
        Assert.Equal("0x8004040D", first.ProcessRequest(Books.Message("<HostQueryRq />")).Error!.Code);
    }

    [Theory]
    [InlineData(ContinueFilters.Ignored, true, 0)]
    [InlineData(ContinueFilters.Ignored, false, 0)]
    [InlineData(ContinueFilters.Required, true, 0)]
    [InlineData(ContinueFilters.Required, false, 3120)]
    [InlineData(ContinueFilters.Refused, true, 3120)]
    [InlineData(ContinueFilters.Refused, false, 0)]
    public void Think_of_repeated_filters_as_they_are_told(ContinueFilters rule, bool repeats, int code)
    {
        books.File.Faults.ContinueFilters = rule;
        using var session = books.File.OpenSession("Test");
        var id = Start(session).Attribute("iteratorID")!.Value;

        Assert.Equal(code, Continue(session, id, 20, repeats ? "<ActiveStatus>All</ActiveStatus>" : "").Code());
    }

    [Fact]
    public void Break_when_told_and_recover_by_a_new_start()
    {
        using var session = books.File.OpenSession("Test");
        var id = Start(session).Attribute("iteratorID")!.Value;
        books.File.Faults.BrokenContinues = 1;

        Assert.Equal(3391, Continue(session, id).Code());
        Assert.Equal(0, Continue(session, Start(session).Attribute("iteratorID")!.Value).Code());
    }

    [Fact]
    public void Have_no_id_when_nothing_matched()
    {
        var answer = books.One(
            "<CustomerQueryRq " +
            "iterator=\"Start\"><MaxReturned>5</MaxReturned><FromModifiedDate>2030-01-01</FromModifiedDate></CustomerQueryRq>");

        Assert.Equal(1, answer.Code());
        Assert.Null(answer.Attribute("iteratorID"));
    }

    private XElement Start(QuickBooksSession session) =>
        books.One(
            "<CustomerQueryRq iterator=\"Start\"><MaxReturned>20</MaxReturned><ActiveStatus>All</ActiveStatus></CustomerQueryRq>",
            session: session);

    private XElement Continue(QuickBooksSession session, string id, int pageSize = 20, string filters = "") =>
        books.One(
            $"<CustomerQueryRq iterator=\"Continue\" iteratorID=\"{id}\"><MaxReturned>{pageSize}</MaxReturned>{filters}</CustomerQueryRq>",
            session: session);
}
