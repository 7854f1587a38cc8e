using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class WritingAnAnswer
{
    [Fact]
    public void Each_kind_of_result_has_its_shape()
    {
        Check("sendRequestXML", new SoapReply.Text(""), "<sendRequestXMLResult />");
        Check("sendRequestXML", new SoapReply.Text("<a b=\"c\">'&</a>"), "<sendRequestXMLResult>&lt;a b=\"c\"&gt;'&amp;&lt;/a&gt;</sendRequestXMLResult>");
        Check("receiveResponseXML", new SoapReply.Number(-101), "<receiveResponseXMLResult>-101</receiveResponseXMLResult>");
        Check(
            "authenticate",
            new SoapReply.Strings("t", "", "", "60"),
            "<authenticateResult><string>t</string><string /><string /><string>60</string></authenticateResult>");
        Check("authenticate", new SoapReply.Strings(), "<authenticateResult />");
    }

    [Fact]
    public void Characters_that_XML_does_not_know_become_question_marks() => Check(
        "closeConnection",
        new SoapReply.Text("a\0b\u001F\uFFFE\uD800c\uDC00 \U0001F600 caf\u00E9\r\n\t"),
        "<closeConnectionResult>a?b???c? \U0001F600 caf\u00E9&#xD;\n\t</closeConnectionResult>");

    [Fact]
    public void A_fault_is_a_SOAP_fault() => Assert.Equal(
        Envelope.Fault("soap:Server", "a &lt; b"), Text(SoapAnswer.Result("authenticate", new SoapReply.Fault("a < b"))));

    [Fact]
    public void Any_text_is_read_back_by_an_XML_reader() => Prop.ForAll<string>(text =>
    {
        string legal = new([.. (text ?? "").Where(c => c is '\t' or '\n' or '\r' or (>= ' ' and < '\uD800'))]);
        var document = XDocument.Parse(Text(SoapAnswer.Result("getLastError", new SoapReply.Text(legal))), LoadOptions.PreserveWhitespace);
        Assert.Equal(legal, document.Root!.Value);
    }).QuickCheckThrowOnFailure();

    private static void Check(string operation, SoapReply reply, string result) =>
        Assert.Equal(Envelope.Answer(operation, result), Text(SoapAnswer.Result(operation, reply)));

    private static string Text(byte[] bytes) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
}
