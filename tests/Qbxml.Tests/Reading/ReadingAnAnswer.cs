namespace WebConnectorSync.Qbxml.Tests.Reading;

public sealed class ReadingAnAnswer
{
    [Fact]
    public void Values_are_json_of_their_kind() => Assert.Equal(
        """{"listID":"1-1","isActive":true,"sublevel":0,"balance":5,"totalBalance":-0.50}""",
        Answers.Json(
            "<CustomerRet><ListID>1-1</ListID><IsActive>true</IsActive><Sublevel>0</Sublevel><Balance>+5</Balance>" +
            "<TotalBalance>-0.50</TotalBalance></CustomerRet>"));

    [Theory]
    [InlineData("18.0%", "18.0")]
    [InlineData("295", "295")]
    [InlineData("007.50", "7.50")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData(" 1 ", "1")]
    [InlineData("0", "0")]
    public void Numbers_keep_their_digits(string text, string json) => Assert.Contains(
        $"\"salesTaxPercentage\":{json}}}", Answers.Json(
            $"<InvoiceRet><SalesTaxPercentage>{text}</SalesTaxPercentage></InvoiceRet>", "InvoiceQueryRs"), StringComparison.Ordinal);

    [Theory]
    [InlineData("1,000.00")]
    [InlineData("-")]
    [InlineData("1e5")]
    [InlineData("12345678901234567890123456789012345678901234567890")]
    public void What_is_no_number_stays_text_and_is_counted(string text)
    {
        var answer = Answers.Read(Answers.With($"<CustomerRet><Balance>{text}</Balance></CustomerRet>"));

        Assert.Equal($$"""{"balance":"{{text}}"}""", answer.Records[0].Json);
        Assert.Equal(1, answer.OddValues);
    }

    [Fact]
    public void An_empty_element_is_an_empty_text_or_null() => Assert.Equal(
        """{"name":"","balance":null,"isActive":null}""",
        Answers.Json("<CustomerRet><Name/><Balance></Balance><IsActive/></CustomerRet>"));

    [Fact]
    public void Lines_of_both_kinds_are_one_array_in_the_order_of_the_document() => Assert.Equal(
        """{"txnID":"1","lines":[{"desc":"a"},{"itemGroupRef":{"fullName":"G"},"lines":[{"desc":"b"}]},{"desc":"c"}],"memo":"m"}""",
        Answers.Json(
            "<InvoiceRet><TxnID>1</TxnID><InvoiceLineRet><Desc>a</Desc></InvoiceLineRet>" +
            "<InvoiceLineGroupRet><ItemGroupRef><FullName>G</FullName></ItemGroupRef>" +
            "<InvoiceLineRet><Desc>b</Desc></InvoiceLineRet></InvoiceLineGroupRet><Memo>m</Memo>" +
            "<InvoiceLineRet><Desc>c</Desc></InvoiceLineRet></InvoiceRet>",
            "InvoiceQueryRs"));

    [Fact]
    public void Journal_lines_carry_their_type() => Assert.Equal(
        """{"lines":[{"type":"debit","amount":1.00},{"type":"credit","amount":1.00}]}""",
        Answers.Json(
            "<JournalEntryRet><JournalDebitLine><Amount>1.00</Amount></JournalDebitLine>" +
            "<JournalCreditLine><Amount>1.00</Amount></JournalCreditLine></JournalEntryRet>",
            "JournalEntryQueryRs"));

    [Fact]
    public void Custom_fields_are_an_object_and_private_data_a_list() => Assert.Equal(
        """{"customFields":{"Color":"red","Size":"L"},"dataExt":[{"ownerID":"{1}","dataExtName":"x","dataExtType":"STR255TYPE","dataExtValue":"y"}]}""",
        Answers.Json(
            "<CustomerRet><DataExtRet><OwnerID>0</OwnerID><DataExtName>Color</DataExtName><DataExtType>STR255TYPE</DataExtType>" +
            "<DataExtValue>red</DataExtValue></DataExtRet>" +
            "<DataExtRet><OwnerID>{1}</OwnerID><DataExtName>x</DataExtName><DataExtType>STR255TYPE</DataExtType>" +
            "<DataExtValue>y</DataExtValue></DataExtRet>" +
            "<DataExtRet><DataExtName>Size</DataExtName><DataExtType>STR255TYPE</DataExtType>" +
            "<DataExtValue>L</DataExtValue></DataExtRet></CustomerRet>"));

    [Fact]
    public void Elements_outside_the_tables_are_kept_and_counted()
    {
        var answer = Answers.Read(
            Answers.With("<CustomerRet><Name>A</Name><New>1</New><Deep><In>2</In><In>3</In></Deep><New>4</New></CustomerRet>"));

        Assert.Equal("""{"name":"A","new":["1","4"],"deep":{"in":["2","3"]}}""", answer.Records[0].Json);
        Assert.Equal(5, answer.Unknown);
        Assert.Equal(["Deep", "In", "New"], answer.UnknownNames.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_element_twice_becomes_an_array() => Assert.Equal(
        """{"phone":["1","2"],"name":"A"}""", Answers.Json("<CustomerRet><Phone>1</Phone><Name>A</Name><Phone>2</Phone></CustomerRet>"));

    [Fact]
    public void Keys_of_a_record_are_handed_out_beside_its_json()
    {
        var keys = Answers.Read(
            Answers.With(
                "<CustomerRet><ListID>1-1</ListID><TimeModified>2024-07-01T09:30:00-05:00</TimeModified><EditSequence>7</EditSequence>" +
                "<Name>Job</Name><FullName>A:Job</FullName><IsActive>false</IsActive><ParentRef><ListID>0-1</ListID></ParentRef>" +
                "<Sublevel>1</Sublevel></CustomerRet>")).Records[0].Keys;

        Assert.Equal(
            ("1-1", "7", "Job", "A:Job", "0-1", false, 1),
            (keys.Id, keys.EditSequence, keys.Name, keys.FullName, keys.ParentId, keys.IsActive, keys.Sublevel));
        Assert.Equal("2024-07-01T09:30:00-05:00", keys.TimeModified);
        Assert.Null(keys.PartyName);
    }

    [Fact]
    public void The_party_of_a_transaction_is_a_key()
    {
        var keys = Answers.Read(
            Answers.With(
                "<BillRet><TxnID>1</TxnID><VendorRef><ListID>2</ListID><FullName>V</FullName></VendorRef><TxnDate>2024-01-01</TxnDate>" +
                "<RefNumber>9</RefNumber></BillRet>",
                "BillQueryRs")).Records[0].Keys;

        Assert.Equal(("1", "V", "2024-01-01", "9"), (keys.Id, keys.PartyName, keys.TxnDate, keys.RefNumber));
    }

    [Fact]
    public void The_same_content_has_the_same_hash_and_other_content_another()
    {
        var records = Answers.Read(
            Answers.With(
                "<CustomerRet><Name>A</Name></CustomerRet><CustomerRet> <Name>A</Name> " +
                "</CustomerRet><CustomerRet><Name>B</Name></CustomerRet>")).Records;

        Assert.Equal(records[0].Keys.ContentHash, records[1].Keys.ContentHash);
        Assert.NotEqual(records[0].Keys.ContentHash, records[2].Keys.ContentHash);
    }

    [Fact]
    public void A_response_with_content_of_its_own_is_one_record()
    {
        var answer = Answers.Read(Answers.With("<ListDelType>Customer</ListDelType><ListID>1-1</ListID>", "ListDelRs"));

        Assert.Equal(["MessageSet", "ResponseStart", "ListDelRs", "ResponseEnd", "End"], answer.Events);
        Assert.Equal("""{"listDelType":"Customer","listID":"1-1"}""", answer.Records[0].Json);
        Assert.Equal("1-1", answer.Records[0].Keys.Id);
    }

    [Fact]
    public void Error_recovery_is_a_record()
    {
        var answer =
            Answers.Read(Answers.With("<ErrorRecovery><TxnID>5-1</TxnID><EditSequence>3</EditSequence></ErrorRecovery>", "InvoiceAddRs"));

        Assert.Equal("ErrorRecovery", answer.Records[0].Name);
        Assert.Equal("5-1", answer.Records[0].Keys.Id);
    }

    [Fact]
    public void Attributes_of_set_and_response_are_read_and_may_be_missing()
    {
        var answer = Answers.Read(
            "<QBXML><QBXMLMsgsRs newMessageSetID=\"s\" messageSetStatusCode=\"600\"><CustomerQueryRs requestID=\"7\" statusCode=\"500\" " +
            "statusSeverity=\"Warn\" statusMessage=\"a &quot;b&quot;\" retCount=\"3\" iteratorRemainingCount=\"18\" " +
            "iteratorID=\"{x}\"/><VendorQueryRs/></QBXMLMsgsRs><QBXMLMsgsRs/></QBXML>");

        Assert.Equal(("s", "600"), (answer.Sets[0].NewMessageSetID, answer.Sets[0].StatusCode));
        var first = answer.Responses[0];
        Assert.Equal(
            ("CustomerQueryRs", 0, "7", 500, "Warn", "a \"b\""),
            (first.Name, first.Position, first.RequestID, first.StatusCode, first.Severity, first.StatusMessage));
        Assert.Equal((3, 18, "{x}"), (first.RetCount, first.IteratorRemainingCount, first.IteratorID));
        Assert.Null(answer.Responses[1].StatusCode);
        Assert.Null(answer.Responses[1].RequestID);
        Assert.Equal(2, answer.Sets.Count);
    }

    [Fact]
    public void Other_message_sets_are_passed_over() => Assert.Equal(
        ["MessageSet", "End"], Answers.Read("<QBXML><SignonMsgsRs><X><Y/></X></SignonMsgsRs><QBXMLMsgsRs/></QBXML>").Events);
}
