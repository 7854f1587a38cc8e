using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Tests;

public sealed class Queries
{
    private readonly Books books = new();

    [Fact]
    public void Return_only_active_records_unless_all_are_asked_for()
    {
        var active = books.One("<CustomerQueryRq />");
        var inactive = books.One("<CustomerQueryRq><ActiveStatus>InactiveOnly</ActiveStatus></CustomerQueryRq>");
        var all = Customers("");

        Assert.All(active.Values("IsActive"), v => Assert.Equal("true", v));
        Assert.All(inactive.Values("IsActive"), v => Assert.Equal("false", v));
        Assert.NotEmpty(inactive.Elements());
        Assert.Equal(books.File.Count("Customer"), all.Elements().Count());
        Assert.Equal(all.Elements().Count(), active.Elements().Count() + inactive.Elements().Count());
    }

    [Fact]
    public void Take_modified_dates_as_inclusive_local_time_of_the_host()
    {
        var id = books.AnyId("Customer");
        books.File.Touch("Customer", id);
        var customer = books.One($"<CustomerQueryRq><ListID>{id}</ListID></CustomerQueryRq>");

        // 14:00 UTC in July is 10:00 in New York; the offset QuickBooks writes is the winter one.
        Assert.Equal("2026-07-15T10:00:00-05:00", customer.Values("TimeModified").Single());
        Assert.Equal(
            [id],
            Customers("<FromModifiedDate>2026-07-15T10:00:00</FromModifiedDate>").Values("ListID"));
        Assert.Equal(
            [id],
            Customers("<FromModifiedDate>2026-07-15T10:00:00-05:00</FromModifiedDate>").Values("ListID"));
        Assert.Equal(
            [id],
            Customers("<FromModifiedDate>2026-07-15</FromModifiedDate><ToModifiedDate>2026-07-15</ToModifiedDate>").Values("ListID"));
        Assert.Equal(
            1,
            Customers("<FromModifiedDate>2026-07-15T10:00:01</FromModifiedDate>").Code());
        Assert.DoesNotContain(
            id,
            Customers("<ToModifiedDate>2026-07-15T09:59:59</ToModifiedDate>").Values("ListID"));
    }

    [Theory]
    [InlineData("2026-07-15T25:00:00")]
    [InlineData("2026-07-15T10:00:00Z")]
    [InlineData("yesterday")]
    public void Refuse_times_that_are_none(string time) =>
        Assert.Equal(3020, books.One($"<CustomerQueryRq><FromModifiedDate>{time}</FromModifiedDate></CustomerQueryRq>").Code());

    [Fact]
    public void Shift_filters_given_in_utc_by_an_hour_in_summer()
    {
        var id = books.AnyId("Customer");
        books.File.Touch("Customer", id);

        Assert.Equal(
            1, books.One("<CustomerQueryRq><FromModifiedDate>2026-07-15T15:30:00+00:00</FromModifiedDate></CustomerQueryRq>").Code());
        Assert.Equal(
            0,
            Customers("<FromModifiedDate>2026-07-15T14:30:00+00:00</FromModifiedDate>").Code());
    }

    [Fact]
    public void Answer_status_1_with_an_empty_element_when_nothing_matches()
    {
        var answer = books.File.ProcessRequest(Books.Message("<CustomerQueryRq " +
            "requestID=\"7\"><NameFilter><MatchCriterion>StartsWith</MatchCriterion><Name>Zzzz</Name></NameFilter></CustomerQueryRq>"));

        Assert.Equal(
            "<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\n<CustomerQueryRs requestID=\"7\" statusCode=\"1\" " +
            "statusSeverity=\"Info\" statusMessage=\"A query request did not find a matching object in QuickBooks\" " +
            "/>\n</QBXMLMsgsRs>\n</QBXML>\n",
            answer.Answer);
    }

    [Fact]
    public void Answer_status_500_for_an_unknown_id_and_still_return_the_others()
    {
        var id = books.AnyId("Customer");

        var answer = books.One($"<CustomerQueryRq><ListID>{id}</ListID><ListID>1CAB66-1784735262</ListID></CustomerQueryRq>");

        Assert.Equal(500, answer.Code());
        Assert.Equal("Warn", answer.Attribute("statusSeverity")!.Value);
        Assert.Equal(
            "The query request has not been fully completed. There was a required element (\"1CAB66-1784735262\") that could not be " +
            "found in QuickBooks.",
            answer.Attribute("statusMessage")!.Value);
        Assert.Equal([id], answer.Values("ListID"));
    }

    [Fact]
    public void Look_up_full_names_without_regard_to_case()
    {
        var job = books.File.AllRecords("Customer").First(c => c.Element("Sublevel")!.Value == "1");

        var name = System.Security.SecurityElement.Escape(job.Element("FullName")!.Value.ToUpperInvariant());

        var answer = books.One($"<CustomerQueryRq><FullName>{name}</FullName></CustomerQueryRq>");

        Assert.Equal([job.Element("ListID")!.Value], answer.Values("ListID"));
    }

    [Fact]
    public void Return_lines_links_and_custom_fields_only_when_asked()
    {
        var paid = books.File.AllRecords("Invoice").First(i => i.Element("LinkedTxn") is not null).Element("TxnID")!.Value;

        var bare = Invoices($"<TxnID>{paid}</TxnID>").Elements().Single();
        var full =
            Invoices($"<TxnID>{paid}</TxnID><IncludeLineItems>true</IncludeLineItems><IncludeLinkedTxns>1</IncludeLinkedTxns>")
                .Elements()
                .Single();

        Assert.Null(bare.Element("InvoiceLineRet"));
        Assert.Null(bare.Element("LinkedTxn"));
        Assert.NotNull(full.Element("InvoiceLineRet"));
        Assert.NotNull(full.Element("LinkedTxn"));
        Assert.Empty(books.One("<CustomerQueryRq />").Descendants("DataExtRet"));
        Assert.NotEmpty(books.One("<CustomerQueryRq><OwnerID>0</OwnerID></CustomerQueryRq>").Descendants("DataExtRet"));
        Assert.Empty(
            books.One("<CustomerQueryRq><OwnerID>{00000000-0000-0000-0000-000000000001}</OwnerID></CustomerQueryRq>")
                .Descendants("DataExtRet"));
    }

    [Fact]
    public void Return_only_the_elements_listed()
    {
        var answer = books.One(
            "<CustomerQueryRq><IncludeRetElement>ListID</IncludeRetElement><IncludeRetElement>EditSequence</IncludeRetElement>" +
            "<IncludeRetElement>Nonsense</IncludeRetElement></CustomerQueryRq>");

        Assert.All(answer.Elements(), r => Assert.Equal(["ListID", "EditSequence"], r.Elements().Select(e => e.Name.LocalName)));
    }

    [Fact]
    public void Count_without_data_when_only_metadata_is_wanted()
    {
        var answer = books.One("<CustomerQueryRq metaData=\"MetaDataOnly\"><ActiveStatus>All</ActiveStatus></CustomerQueryRq>");

        Assert.Equal(books.File.Count("Customer").ToString(), answer.Attribute("retCount")!.Value);
        Assert.Empty(answer.Elements());
    }

    [Fact]
    public void Find_transactions_by_date_number_entity_and_payment()
    {
        var invoice = books.File.AllRecords("Invoice")[3];
        var date = invoice.Element("TxnDate")!.Value;
        var number = invoice.Element("RefNumber")!.Value;
        var customer = invoice.Element("CustomerRef")!.Element("ListID")!.Value;

        Assert.Contains(
            number,
            Invoices(Dated(date, date)).Values("RefNumber"));
        Assert.Equal([number], Invoices($"<RefNumber>{number}</RefNumber>").Values("RefNumber"));
        Assert.Equal(
            ["1002", "1003"],
            Invoices("<RefNumberRangeFilter><FromRefNumber>1002</FromRefNumber><ToRefNumber>1003</ToRefNumber></RefNumberRangeFilter>")
                .Values("RefNumber"));
        Assert.Contains(
            number,
            Invoices($"<EntityFilter><ListIDWithChildren>{customer}</ListIDWithChildren></EntityFilter>").Values("RefNumber"));
        Assert.All(
            Invoices("<PaidStatus>PaidOnly</PaidStatus>").Values("IsPaid"), v => Assert.Equal("true", v));
        Assert.All(
            Invoices("<PaidStatus>NotPaidOnly</PaidStatus>").Values("IsPaid"),
            v => Assert.Equal("false", v));
        Assert.Equal(3030, Invoices(Dated("2026-02-01", "2026-01-01")).Code());
    }

    [Fact]
    public void Leave_out_what_is_younger_than_the_version_of_the_request()
    {
        var old = books.One("<CustomerQueryRq />", "3.0");
        var recent = books.One("<CustomerQueryRq />", "13.0");

        Assert.Empty(old.Descendants("PreferredDeliveryMethod"));
        Assert.Empty(old.Descendants("BillAddressBlock"));
        Assert.NotEmpty(recent.Descendants("PreferredDeliveryMethod"));
        Assert.NotEmpty(recent.Descendants("BillAddressBlock"));
    }

    [Fact]
    public void Gather_all_kinds_of_terms_and_items_and_names_in_one()
    {
        Assert.Equal(
            ["DateDrivenTermsRet", "StandardTermsRet"],
            books.One("<TermsQueryRq />").Elements().Select(e => e.Name.LocalName).Distinct().Order());
        Assert.Contains("ItemSalesTaxRet", books.One("<ItemQueryRq />").Elements().Select(e => e.Name.LocalName));
        Assert.Equal(3, books.One("<EntityQueryRq />").Elements().Select(e => e.Name.LocalName).Distinct().Count());
    }

    [Fact]
    public void Echo_a_request_id_only_when_one_was_sent()
    {
        var answers = books.Ask("<HostQueryRq /><HostQueryRq requestID=\"a b\" />").Elements().ToList();

        Assert.Null(answers[0].Attribute("requestID"));
        Assert.Equal("a b", answers[1].Attribute("requestID")!.Value);
        Assert.Equal(1060, books.One($"<HostQueryRq requestID=\"{new string('x', 51)}\" />").Code());
    }

    private XElement Customers(string filter) =>
        books.One($"<CustomerQueryRq><ActiveStatus>All</ActiveStatus>{filter}</CustomerQueryRq>");

    private XElement Invoices(string filter) => books.One($"<InvoiceQueryRq>{filter}</InvoiceQueryRq>");

    private static string Dated(string from, string to) =>
        $"<TxnDateRangeFilter><FromTxnDate>{from}</FromTxnDate><ToTxnDate>{to}</ToTxnDate></TxnDateRangeFilter>";
}
