using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Simulator.Tests;

public sealed class AFaultyCompanyFile
{
    private readonly Books books = new();

    [Fact]
    public void Fails_a_message_without_executing_it()
    {
        books.File.Faults.FailMessage(2, HResult.UnexpectedError, isExecuted: false);
        books.Ask("<HostQueryRq />");

        Assert.Equal("0x80040402", books.Refuse("<CustomerAddRq><CustomerAdd><Name>A</Name></CustomerAdd></CustomerAddRq>")?.Code);
        Assert.Equal(0, books.File.Writes);
    }

    [Fact]
    public void Locks_a_record_for_some_attempts()
    {
        var customer = books.File.AllRecords("Customer")[0];
        var id = customer.Element("ListID")!.Value;
        books.File.Faults.Locked[id] = 1;
        books.File.Faults.ModifiedByAnother[id] = 1;
        var mod =
            $"<CustomerModRq><CustomerMod><ListID>{id}</ListID>" +
            $"<EditSequence>{customer.Element("EditSequence")!.Value}</EditSequence></CustomerMod></CustomerModRq>";

        Assert.Equal([3175, 3170, 0], Enumerable.Range(0, 3).Select(_ => books.One(mod).Code()));
    }

    [Fact]
    public void Switches_features_and_rights_off()
    {
        var faults = books.File.Faults;
        faults.FeaturesOff.Add("SalesOrder");
        faults.Forbidden.Add("Invoice");
        faults.PersonalDataForbidden.Add("Employee");

        Assert.Equal(3250, books.One("<SalesOrderQueryRq />").Code());
        Assert.Equal(3260, books.One("<InvoiceQueryRq />").Code());
        Assert.Equal(
            3260, books.One($"<TxnDelRq><TxnDelType>Invoice</TxnDelType><TxnID>{books.AnyId("Invoice")}</TxnID></TxnDelRq>").Code());
        Assert.Equal(3261, books.One("<EmployeeQueryRq />").Code());
        faults.IsReadOnly = true;
        Assert.Equal(3263, books.One("<CustomerAddRq><CustomerAdd><Name>A</Name></CustomerAdd></CustomerAddRq>").Code());
        Assert.Equal(0, books.One("<CustomerQueryRq />").Code());
    }

    [Fact]
    public void Withholds_personal_data()
    {
        Assert.NotEmpty(books.One("<EmployeeQueryRq />").Descendants("SSN"));
        books.File.Faults.IsPersonalDataWithheld = true;

        Assert.Empty(books.One("<EmployeeQueryRq />").Descendants("SSN"));
        Assert.Equal("false", books.One("<PreferencesQueryRq />").Descendants("IsPersonalDataAccessAllowed").Single().Value);
    }

    [Fact]
    public void Omits_request_ids_and_responses()
    {
        books.File.Faults.OmitsRequestIds = true;
        books.File.Faults.MissingResponses = 1;

        var answer = books.Ask(
            "<HostQueryRq requestID=\"1\" /><CustomerAddRq requestID=\"2\"><CustomerAdd><Name>A</Name></CustomerAdd></CustomerAddRq>");

        Assert.Null(answer.Elements().Single().Attribute("requestID"));
        Assert.Equal(1, books.File.Writes);
    }

    [Fact]
    public void Writes_elements_and_values_no_schema_knows()
    {
        books.File.Faults.AddsUnknownElements = true;
        books.File.Faults.WritesOddValues = true;
        books.One(
            "<ItemServiceAddRq><ItemServiceAdd><Name>Share</Name>" +
            "<SalesOrPurchase><PricePercent>18</PricePercent></SalesOrPurchase></ItemServiceAdd></ItemServiceAddRq>");

        Assert.Contains("Mail", books.One("<CustomerQueryRq />").Descendants("PreferredDeliveryMethod").Select(e => e.Value));
        Assert.Equal(
            "18.0%",
            books.One("<ItemServiceQueryRq><FullName>Share</FullName></ItemServiceQueryRq>").Descendants("PricePercent").Single().Value);
        Assert.NotEmpty(books.One("<CustomerQueryRq />").Descendants("FutureCode"));
    }

    [Theory]
    [InlineData(OffsetStyle.Winter, "2026-07-15T10:00:00-05:00")]
    [InlineData(OffsetStyle.Right, "2026-07-15T10:00:00-04:00")]
    [InlineData(OffsetStyle.Wrong, "2026-07-15T10:00:00+00:00")]
    [InlineData(OffsetStyle.Absent, "2026-07-15T10:00:00")]
    public void Writes_any_offset_behind_its_local_time(OffsetStyle style, string expected)
    {
        books.File.Faults.Offsets = style;
        books.File.Touch("Customer", books.AnyId("Customer"));

        Assert.Equal(expected, books.File.AllRecords("Customer")[0].Element("TimeModified")!.Value);
    }

    [Theory]
    [InlineData(0, "2026-07-15T10:00:00-05:00")]
    [InlineData(200, "2026-07-15T13:20:00-05:00")]
    [InlineData(-200, "2026-07-15T06:40:00-05:00")]
    public void Bears_the_times_of_the_computers_it_is_worked_on(int minutesAhead, string expected)
    {
        books.File.Faults.ClockAhead = TimeSpan.FromMinutes(minutesAhead);
        books.File.Touch("Customer", books.AnyId("Customer"));

        Assert.Equal(expected, books.File.AllRecords("Customer")[0].Element("TimeModified")!.Value);
    }

    [Theory]
    [InlineData(CharacterStyle.Unicode, "O\u2019Neil \u2013 caf\u00E9 \u20AC")]
    [InlineData(CharacterStyle.ByteNumbers, "O&#146;Neil &#150; caf\u00E9 &#128;")]
    [InlineData(CharacterStyle.ControlCharacters, "O\u0092Neil \u0096 caf\u00E9 \u0080")]
    public void Writes_characters_of_Windows_1252_as_what_they_are_or_by_the_number_of_their_byte(CharacterStyle style, string expected)
    {
        books.File.Faults.Characters = style;
        const string Named = "<Name>O&#8217;Neil &#8211; caf&#233; &#8364;</Name>";
        Assert.Contains($"<Name>{expected}</Name>", Raw($"<CustomerAddRq><CustomerAdd>{Named}</CustomerAdd></CustomerAddRq>"));

        var asked = Named.Replace("Name>", "FullName>", StringComparison.Ordinal);
        Assert.Contains($"<Name>{expected}</Name>", Raw($"<CustomerQueryRq>{asked}</CustomerQueryRq>"));

        string Raw(string requests) => books.File.ProcessRequest(Books.Message(requests)).Answer!;
    }

    [Theory]
    [InlineData("2.0", 3)]
    [InlineData("8.0", 11)]
    [InlineData("13.0", 16)]
    public void May_be_an_old_quickbooks(string highest, int versions)
    {
        Assert.True(QbxmlVersion.TryParse(highest, out var version));
        books.File.Settings.HighestVersion = version;

        Assert.Equal(versions, books.One("<HostQueryRq />", highest).Descendants("SupportedQBXMLVersion").Count());
        Assert.Equal(highest, books.One("<HostQueryRq />", highest).Descendants("SupportedQBXMLVersion").Last().Value);
        Assert.Equal("0x80040400", books.Refuse("<HostQueryRq />", "16.0")?.Code);
    }

    [Fact]
    public void May_be_canadian()
    {
        books.File.Settings.Country = Countries.CA;

        Assert.Equal("CA", books.One("<HostQueryRq />").Descendants("Country").Single().Value);
        Assert.Empty(books.One("<CustomerQueryRq />").Descendants("ItemSalesTaxRef"));
    }

    [Fact]
    public void Goes_back_to_a_backup()
    {
        var id = books.AnyId("Customer");
        var backup = books.File.Snapshot();
        books.File.Change("Customer", id, ("Phone", "later"), ("Name", "Later"));
        books.File.Add("Customer", new("CustomerAdd", new System.Xml.Linq.XElement("Name", "Later still")));
        books.File.Restore(backup);

        Assert.NotEqual("later", books.File.Find("Customer", id)!.Element("Phone")!.Value);
        Assert.Equal(500, books.One("<CustomerQueryRq><FullName>Later</FullName></CustomerQueryRq>").Code());
        Assert.Equal(500, books.One("<CustomerQueryRq><FullName>Later still</FullName></CustomerQueryRq>").Code());
    }

    [Fact]
    public void Refuses_inactive_references_when_strict()
    {
        var inactive = books.File.AllRecords("Customer").First(c => c.Element("IsActive")!.Value == "false").Element("ListID")!.Value;
        var add = $"<InvoiceAddRq><InvoiceAdd><CustomerRef><ListID>{inactive}</ListID></CustomerRef><InvoiceLineAdd><Desc>x</Desc>" +
            "</InvoiceLineAdd></InvoiceAdd></InvoiceAddRq>";
        Assert.Equal(0, books.One(add).Code());

        books.File.Settings.RefusesInactiveReferences = true;
        Assert.Equal(3140, books.One(add).Code());
    }
}
