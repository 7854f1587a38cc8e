using System.Net;
using System.ServiceModel;
using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class WritingAnAnswer
{
    [Fact]
    public async Task Each_kind_of_result_has_its_shape()
    {
        await Check("sendRequestXML", "", "<sendRequestXMLResult />");
        await Check(
            "sendRequestXML", "<a b=\"c\">'&</a>", "<sendRequestXMLResult>&lt;a b=\"c\"&gt;'&amp;&lt;/a&gt;</sendRequestXMLResult>");
        await Check("receiveResponseXML", -101, "<receiveResponseXMLResult>-101</receiveResponseXMLResult>");
        await Check(
            "authenticate",
            new[] { "t", "", "", "60" },
            "<authenticateResult><string>t</string><string /><string /><string>60</string></authenticateResult>");
        await Check("authenticate", Array.Empty<string>(), "<authenticateResult />");
    }

    [Fact]
    public Task Characters_that_XML_does_not_know_become_question_marks() => Check(
        "closeConnection",
        "a\0b\u001F\uFFFE\uD800c\uDC00 \U0001F600 caf\u00E9\r\n\t",
        "<closeConnectionResult>a?b???c? \U0001F600 caf\u00E9&#xD;\n\t</closeConnectionResult>");

    [Fact]
    public async Task A_fault_is_a_SOAP_fault()
    {
        await using var server = await WireServer.StartAsync((_, _) => throw new FaultException("a < b"));
        Assert.Equal(
            (HttpStatusCode.InternalServerError, Envelope.Fault("soap:Server", "a &lt; b")),
            await server.PostAsync(Envelope.Of("authenticate")));
    }

    [Fact]
    public async Task Any_text_is_read_back_by_an_XML_reader()
    {
        string reply = "";
        await using var server = await WireServer.StartAsync(_ => reply);
        Prop.ForAll<string>(text =>
        {
            reply = new([.. (text ?? "").Where(c => c is '\t' or '\n' or '\r' or (>= ' ' and < '\uD800'))]);
            var answer = server.PostAsync(Envelope.Of("getLastError")).GetAwaiter().GetResult();
            Assert.Equal(reply, XDocument.Parse(answer.Body, LoadOptions.PreserveWhitespace).Root!.Value);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("serverVersion")]
    [InlineData("closeConnection")]
    [InlineData("noOperation")]
    public async Task An_answer_has_the_headers_of_an_asmx_service_and_no_others(string operation)
    {
        await using var server = await WireServer.StartAsync(o => o == "serverVersion" ? "1.0" : throw new FaultException("no"));
        using var content = new StringContent(Envelope.Of(operation));
        content.Headers.Add("SOAPAction", "\"http://developer.intuit.com/serverVersion\"");
        using var response = await server.Client.PostAsync(new Uri("/qbwc", UriKind.Relative), content);

        Assert.Equal(
            ["Cache-Control", "Content-Length", "Content-Type", "Date", "Server"],
            response.Headers.Concat(response.Content.Headers).Select(h => h.Key).Order(StringComparer.Ordinal));
    }

    private static async Task Check(string operation, object reply, string result)
    {
        await using var server = await WireServer.StartAsync(_ => reply);
        Assert.Equal(
            Envelope.Answer(operation, result), Text(await server.PostForBytesAsync(Encoding.UTF8.GetBytes(Envelope.Of(operation)))));
    }

    private static string Text(byte[] bytes) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
}
