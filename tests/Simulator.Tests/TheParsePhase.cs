namespace WebConnectorSync.Simulator.Tests;

public sealed class TheParsePhase
{
    private readonly Books books = new();

    public static TheoryData<string> BadMessages =>
        [.. Reference.Files("bad_*.xml", "qbxml-schema", "test-messages").Select(p => Path.GetFileName(p)!)];

    public static TheoryData<string> GoodMessages =>
        [.. Reference.Files("ok_*.xml", "qbxml-schema", "test-messages").Select(p => Path.GetFileName(p)!)];

    public static TheoryData<string> GemRequests =>
        [.. Reference.Files("*.xml", "qbxml-samples", "qbxml-gem", "requests").Select(p => Path.GetFileName(p)!)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(BadMessages))]
    public void Refuses_what_the_official_schema_refuses(string file)
    {
        var processed = books.File.ProcessRequest(File.ReadAllText(Reference.Path("qbxml-schema", "test-messages", file)));

        if (file == "bad_amount.xml")
        {
            Assert.Contains("statusCode=\"3040\"", processed.Answer, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("0x80040400", processed.Error?.Code);
            Assert.Equal("QuickBooks found an error when parsing the provided XML text stream.", processed.Error?.Message);
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(GoodMessages))]
    public void Lets_through_what_the_official_schema_lets_through(string file)
    {
        var processed = books.File.ProcessRequest(File.ReadAllText(Reference.Path("qbxml-schema", "test-messages", file)));

        Assert.True(processed.Error is null, books.File.LastParseProblem);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(GemRequests))]
    public void Understands_requests_found_in_the_wild(string file)
    {
        var processed = books.File.ProcessRequest(File.ReadAllText(Reference.Path("qbxml-samples", "qbxml-gem", "requests", file)));

        Assert.True(processed.Error is null, books.File.LastParseProblem);
        Assert.Contains("statusCode=", processed.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<CustomerQueryRq><ActiveStatus>All</ActiveStatus><MaxReturned>5</MaxReturned></CustomerQueryRq>")]
    [InlineData("<CustomerQueryRq><ListID>80000001-1</ListID><ActiveStatus>All</ActiveStatus></CustomerQueryRq>")]
    [InlineData("<CustomerQueryRq unknown=\"1\" />")]
    [InlineData("<EmployeeQueryRq iterator=\"Start\"><MaxReturned>5</MaxReturned></EmployeeQueryRq>")]
    [InlineData("<CustomerQueryRq iterator=\"Begin\" />")]
    [InlineData("<CustomerAddRq />")]
    [InlineData("<CustomerAddRq><CustomerAdd /></CustomerAddRq>")]
    [InlineData(
        "<CustomerAddRq><CustomerAdd><Name>A</Name>" +
        "<DataExt><OwnerID>0</OwnerID><DataExtName>x</DataExtName><DataExtValue>1</DataExtValue></DataExt></CustomerAdd></CustomerAddRq>")]
    [InlineData("<NoSuchQueryRq />")]
    [InlineData("<CustomerQueryRq>text</CustomerQueryRq>")]
    public void Refuses_broken_structure_whole(string request)
    {
        Assert.Equal("0x80040400", books.Refuse("<HostQueryRq />" + request)?.Code);
        Assert.Empty(books.File.RequestsServed);
    }

    [Theory]
    [InlineData("onError=\"rollbackOnError\"")]
    [InlineData("")]
    [InlineData("onError=\"continueOnError\" responseData=\"some\"")]
    [InlineData("onError=\"continueOnError\" messageSetID=\"1\"")]
    public void Refuses_unsound_attributes_of_the_message_set(string attributes) =>
        Assert.Equal("0x80040400", books.Refuse("<HostQueryRq />", attributes: attributes)?.Code);

    [Theory]
    [InlineData("17.0")]
    [InlineData("13.5")]
    [InlineData("x")]
    public void Refuses_versions_it_does_not_know(string version) =>
        Assert.Equal("0x80040400", books.Refuse("<HostQueryRq />", version)?.Code);

    [Theory]
    [InlineData("<QBXML />")]
    [InlineData("<?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq onError=\"stopOnError\"><HostQueryRq/></QBXMLMsgsRq></QBXML>")]
    [InlineData("<?xml version=\"1.0\"?><QBXML><QBXMLMsgsRq onError=\"stopOnError\"><HostQueryRq/></QBXMLMsgsRq></QBXML>")]
    [InlineData(" <?xml version=\"1.0\"?><?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq " +
    "onError=\"stopOnError\"><HostQueryRq/></QBXMLMsgsRq></QBXML>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE QBXML><?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq " +
    "onError=\"stopOnError\"><HostQueryRq/></QBXMLMsgsRq></QBXML>")]
    [InlineData("OK")]
    public void Refuses_documents_without_the_right_beginning(string text) =>
        Assert.Equal("0x80040400", books.File.ProcessRequest(text).Error?.Code);

    [Fact]
    public void Knows_elements_only_from_their_version_on()
    {
        const string Request = "<CustomerAddRq><CustomerAdd><Name>A</Name><JobTitle>Boss</JobTitle></CustomerAdd></CustomerAddRq>";

        Assert.Equal("0x80040400", books.Refuse(Request, "11.0")?.Code);
        Assert.Null(books.Refuse(Request, "12.0"));
    }

    [Fact]
    public void Knows_elements_only_in_their_country()
    {
        const string Request =
            "<CustomerAddRq><CustomerAdd><Name>A</Name><SalesTaxCountry>Canada</SalesTaxCountry></CustomerAdd></CustomerAddRq>";
        books.File.Settings.Country = Qbxml.Schema.Countries.US;
        Assert.Equal("0x80040400", books.Refuse(Request)?.Code);

        books.File.Settings.Country = Qbxml.Schema.Countries.CA;
        Assert.Null(books.Refuse(Request));
    }

    [Theory]
    [InlineData("<CreditLimit>97.5</CreditLimit>", 3040)]
    [InlineData("<JobStatus>Lost</JobStatus>", 3110)]
    [InlineData("<JobStartDate>2026-02-30</JobStartDate>", 3020)]
    [InlineData("<Notes></Notes>", 0)]
    [InlineData("<OpenBalance>1.00</OpenBalance><OpenBalanceDate>2026-13-01</OpenBalanceDate>", 3020)]
    [InlineData("<ExternalGUID>123</ExternalGUID>", 3065)]
    public void Answers_unreadable_values_one_by_one(string element, int code)
    {
        var answer = books.Ask($"<CustomerAddRq><CustomerAdd><Name>A</Name>{element}</CustomerAdd></CustomerAddRq><HostQueryRq />");

        Assert.Equal(code, answer.Elements().First().Code());
        Assert.Equal(0, answer.Elements().Last().Code());
    }

    [Fact]
    public void Answers_text_too_long_with_the_field_and_its_length()
    {
        var answer = books.One($"<CustomerAddRq><CustomerAdd><Name>{new string('x', 42)}</Name></CustomerAdd></CustomerAddRq>");

        Assert.Equal(3070, answer.Code());
        Assert.Contains(
            "\"Name\" is too long. The maximum length is 41", answer.Attribute("statusMessage")!.Value, StringComparison.Ordinal);
    }
}
