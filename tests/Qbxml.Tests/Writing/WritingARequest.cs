using System.Text;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;

namespace WebConnectorSync.Qbxml.Tests.Writing;

public sealed class WritingARequest
{
    private static readonly Dialect Version12 = new(new QbxmlVersion(12, 0), Countries.US);

    [Fact]
    public void A_message_has_its_declarations_and_the_set_its_attributes()
    {
        var writer = new RequestWriter(
            new Dialect(new QbxmlVersion(13, 0), Countries.US),
            new MessageSetHeader { OnError = OnError.Stop, OldMessageSetID = "a", NewMessageSetID = "b", IncludeObjects = false });

        Assert.Equal(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq onError=\"stopOnError\" " +
            "oldMessageSetID=\"a\" newMessageSetID=\"b\" responseData=\"includeNone\"></QBXMLMsgsRq></QBXML>",
            writer.ToString());
    }

    [Fact]
    public void Everything_is_ascii_and_unknown_characters_are_dropped()
    {
        var message = Sent.Message("CustomerAddRq", """{"name":"Zürich \u0001& <€>\uD83D\uDE00","phone":"1\uD83D","notes":"a\r\nb"}""");

        Assert.All(message, c => Assert.True(c < 128));
        Assert.Contains("<Name>Z&#252;rich &amp; &lt;&#8364;&gt;&#128512;</Name>", message, StringComparison.Ordinal);
        Assert.Contains("<Phone>1&#65533;</Phone>", message, StringComparison.Ordinal);
        Assert.Contains("<Notes>a\nb</Notes>", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_stand_in_the_order_of_the_table_whatever_the_order_of_the_json() => Assert.Equal(
        "<CustomerAdd><Name>Joe</Name><CompanyName>X</CompanyName><Phone>1</Phone></CustomerAdd>",
        Sent.Inside(Sent.Message("CustomerAddRq", """{"phone":"1","companyName":"X","name":"Joe"}""")));

    [Fact]
    public void What_the_version_or_country_does_not_know_is_left_out()
    {
        const string json = """{"name":"Joe","jobTitle":"Boss","taxRegistrationNumber":"1"}""";
        var old = new Dialect(new QbxmlVersion(11, 0), Countries.US);

        Assert.Equal("<CustomerAdd><Name>Joe</Name></CustomerAdd>", Sent.Inside(Sent.Message("CustomerAddRq", json, old)));
        Assert.Contains(
            "<TaxRegistrationNumber>1<",
            Sent.Message("CustomerAddRq", json, old with { Country = Countries.CA }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_says_nothing_in_an_add_and_clears_in_a_mod()
    {
        Assert.Equal("<CustomerAdd><Name>Joe</Name></CustomerAdd>", Sent.Inside(Sent.Message("CustomerAddRq", """{"name":"Joe","phone":null}""")));
        Assert.Equal(
            "<CustomerMod><ListID>1</ListID><EditSequence>2</EditSequence><ClassRef><FullName /></ClassRef><Phone /></CustomerMod>",
            Sent.Inside(Sent.Message("CustomerModRq", """{"listID":"1","editSequence":"2","phone":null,"classRef":null,"shipToAddress":null}""")));
    }

    [Fact]
    public void An_address_is_cleared_line_by_line() => Assert.Contains(
        "<BillAddress><Addr1 /><Addr2 /><Addr3 /><Addr4 /><City /><State /><PostalCode /><Country /></BillAddress>",
        Sent.Inside(Sent.Message("CustomerModRq", """{"billAddress":null}""", new Dialect(new QbxmlVersion(5, 0), Countries.US))), StringComparison.Ordinal);

    [Fact]
    public void Values_take_the_form_of_their_kind() => Assert.Equal(
        "<InvoiceAdd><CustomerRef><FullName>A:B</FullName></CustomerRef><TxnDate>2026-11-21</TxnDate><IsPending>true</IsPending>" +
        "<InvoiceLineAdd><Quantity>1.5</Quantity><Rate>0.00001</Rate><Amount>97.50</Amount></InvoiceLineAdd></InvoiceAdd>",
        Sent.Inside(Sent.Message("InvoiceAddRq", """{"customerRef":{"fullName":"A:B"},"txnDate":"2026-11-21T10:00:00Z","isPending":true,"lines":[{"quantity":1.50,"rate":1e-5,"amount":97.5}]}""")));

    [Fact]
    public void Words_are_put_right_in_case() => Assert.Contains(
        "<ActiveStatus>All</ActiveStatus>", Sent.Message("CustomerQueryRq", """{"activeStatus":"all"}"""), StringComparison.Ordinal);

    [Fact]
    public void Lines_of_both_kinds_keep_their_order() => Assert.Equal(
        "<InvoiceAdd><InvoiceLineAdd><Desc>1</Desc></InvoiceLineAdd>" +
        "<InvoiceLineGroupAdd><ItemGroupRef><FullName>G</FullName></ItemGroupRef><Quantity>2</Quantity></InvoiceLineGroupAdd>" +
        "<InvoiceLineAdd><Desc>3</Desc></InvoiceLineAdd></InvoiceAdd>",
        Sent.Inside(Sent.Message("InvoiceAddRq", """{"lines":[{"desc":"1"},{"itemGroupRef":{"fullName":"G"},"desc":"from QuickBooks","quantity":2,"totalAmount":5},{"desc":"3"}]}""")));

    [Fact]
    public void Journal_lines_are_told_apart_by_their_type() => Assert.Equal(
        "<JournalEntryAdd><JournalCreditLine><Amount>1.00</Amount></JournalCreditLine>" +
        "<JournalDebitLine><Amount>1.00</Amount></JournalDebitLine></JournalEntryAdd>",
        Sent.Inside(Sent.Message("JournalEntryAddRq", """{"lines":[{"type":"credit","amount":1},{"type":"debit","amount":1}]}""")));

    [Fact]
    public void Custom_fields_of_a_line_become_values_of_owner_0() => Assert.Contains(
        "<DataExt><OwnerID>0</OwnerID><DataExtName>Color</DataExtName><DataExtValue>red</DataExtValue></DataExt>",
        Sent.Message("InvoiceAddRq", """{"lines":[{"desc":"1","customFields":{"Color":"red"}}]}"""), StringComparison.Ordinal);

    [Fact]
    public void A_transaction_may_be_named_by_a_reference_or_a_macro() => Assert.Contains(
        "<AppliedToTxnAdd><TxnID>7-1</TxnID></AppliedToTxnAdd><AppliedToTxnAdd><TxnID useMacro=\"TxnID:a\"/></AppliedToTxnAdd>",
        Sent.Message("ReceivePaymentAddRq", """{"appliedTo":[{"txnRef":{"txnID":"7-1"}},{"txnID":{"useMacro":"TxnID:a"}}]}"""), StringComparison.Ordinal);

    [Fact]
    public void Attributes_a_request_does_not_have_are_left_out()
    {
        var attributes = new RequestAttributes
        {
            RequestID = "1",
            MetaData = "MetaDataOnly",
            Iterator = "Start",
            IteratorID = "{1}",
            DefMacro = "TxnID:a",
        };

        Assert.Contains(
            "<CustomerQueryRq requestID=\"1\" metaData=\"MetaDataOnly\" iterator=\"Start\" iteratorID=\"{1}\">",
            Sent.Message("CustomerQueryRq", "{}", Version12, attributes),
            StringComparison.Ordinal);
        Assert.Contains(
            "<AccountQueryRq requestID=\"1\" metaData=\"MetaDataOnly\">",
            Sent.Message("AccountQueryRq", "{}", Version12, attributes),
            StringComparison.Ordinal);
        Assert.Contains(
            "<CustomerQueryRq requestID=\"1\">",
            Sent.Message("CustomerQueryRq", "{}", new Dialect(new QbxmlVersion(3, 0), Countries.US), attributes),
            StringComparison.Ordinal);
        Assert.Contains(
            "<InvoiceAddRq requestID=\"1\"><InvoiceAdd defMacro=\"TxnID:a\">",
            Sent.Message("InvoiceAddRq", "{}", Version12, attributes),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_size_so_far_is_the_size_of_the_bytes()
    {
        var writer = new RequestWriter(Dialect.Newest, new MessageSetHeader());
        writer.Write(QbxmlLanguage.Default.Message("CustomerAddRq"), Sent.Json(new JsonObject { ["name"] = "é" }));

        var text = writer.ToString();

        Assert.Equal(writer.Length, Encoding.UTF8.GetByteCount(text));
        Assert.Equal(1, writer.Count);
    }
}
