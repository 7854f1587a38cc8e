using System.Net;
using System.Text;
using System.Xml.Linq;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class ReadingTheElevenCalls
{
    [Fact]
    public async Task Each_call_is_read_with_its_parameters()
    {
        await Check("serverVersion", "");
        await Check("getServerVersion", "<ticket>x</ticket>");
        await Check("clientVersion", "<strVersion>2.3.0.215</strVersion>", ("strVersion", "2.3.0.215"));
        await Check(
            "authenticate", "<strUserName>a</strUserName><strPassword>&lt;b&gt;</strPassword>", ("strUserName", "a"), (
                "strPassword", "<b>"));
        await Check(
            "sendRequestXML",
            "<ticket>t</ticket><strHCPResponse>&lt;QBXML/&gt;</strHCPResponse><strCompanyFileName>C:\\a.qbw</strCompanyFileName>"
            + "<qbXMLCountry>US</qbXMLCountry><qbXMLMajorVers>13</qbXMLMajorVers><qbXMLMinorVers>1</qbXMLMinorVers>",
            ("ticket", "t"),
            ("strHCPResponse", "<QBXML/>"),
            ("strCompanyFileName", "C:\\a.qbw"),
            ("qbXMLCountry", "US"),
            ("qbXMLMajorVers", 13),
            ("qbXMLMinorVers", 1));
        await Check(
            "connectionError",
            "<ticket>t</ticket><hresult>0x80040408</hresult><message>No.</message>",
            ("ticket", "t"),
            ("hresult", "0x80040408"),
            ("message", "No."));
        await Check("getLastError", "<ticket>t</ticket>", ("ticket", "t"));
        await Check("closeConnection", "<ticket>t</ticket>", ("ticket", "t"));
        await Check("getInteractiveURL", "<wcTicket>t</wcTicket><sessionID>s</sessionID>", ("wcTicket", "t"), ("sessionID", "s"));
        await Check("interactiveRejected", "<wcTicket>t</wcTicket><reason>r</reason>", ("wcTicket", "t"), ("reason", "r"));
        await Check("interactiveDone", "<wcTicket>t</wcTicket>", ("wcTicket", "t"));
        await Check("isInteractiveDone", "<wcTicket>t</wcTicket>", ("wcTicket", "t"));
    }

    [Fact]
    public async Task Order_unknown_children_comments_headers_and_missing_strings_do_not_matter()
    {
        await using var server = await WireServer.StartAsync("ok");
        var answer = await server.PostAsync("""
            <!-- x --><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
              <S:Header><a><ticket>no</ticket></a></S:Header>
              <S:Body> <!-- y -->
                <q:connectionError xmlns:q="http://developer.intuit.com/">
                  <q:message>He<!-- z -->llo <![CDATA[<world>]]></q:message> <q:more><ticket>no</ticket></q:more>
                  <hresult i:nil="true"/>
                </q:connectionError>
                <second><ticket>no</ticket></second>
              </S:Body>
            </S:Envelope>
            """);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Expect(server, "connectionError", ("ticket", ""), ("hresult", ""), ("message", "Hello <world>"));
    }

    [Fact]
    public async Task A_call_in_RPC_style_is_read_too()
    {
        await using var server = await WireServer.StartAsync("");
        await server.PostAsync("""
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
            <soap:Body soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><q1:clientVersion xmlns:q1="http://developer.intuit.com/">
            <strVersion xsi:type="xsd:string">2.3.0.215</strVersion></q1:clientVersion></soap:Body></soap:Envelope>
            """);

        Expect(server, "clientVersion", ("strVersion", "2.3.0.215"));
    }

    [Fact]
    public async Task Numbers_that_are_none_are_zero()
    {
        await using var server = await WireServer.StartAsync("");
        await server.PostAsync(Envelope.Of("sendRequestXML", "<qbXMLMajorVers>x</qbXMLMajorVers>"));

        Expect(
            server,
            "sendRequestXML",
            ("ticket", ""),
            ("strHCPResponse", ""),
            ("strCompanyFileName", ""),
            ("qbXMLCountry", ""),
            ("qbXMLMajorVers", 0),
            ("qbXMLMinorVers", 0));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n\t")]
    [InlineData("a&#xD;\n &#x20;")]
    [InlineData("<![CDATA[]]&gt; ]]>")]
    [InlineData("\"'&lt;&gt;&amp;\uD83D\uDE00\uFFFD")]
    public async Task A_password_arrives_as_an_XML_library_reads_it(string password)
    {
        await using var server = await WireServer.StartAsync(_ => new[] { "x" });
        await server.PostAsync(Envelope.Of("authenticate", $"<strUserName /><strPassword>{password}</strPassword>"));

        var expected = XElement.Parse($"<a>{password}</a>", LoadOptions.PreserveWhitespace).Value;
        Expect(server, "authenticate", ("strUserName", ""), ("strPassword", expected));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("\"http://developer.intuit.com/closeConnection\"")]
    [InlineData("urn:something else")]
    public async Task The_SOAPAction_does_not_matter(string? action)
    {
        await using var server = await WireServer.StartAsync("x");
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/qbwc") { Content = new StringContent(Envelope.Of("getLastError", "<ticket>t</ticket>")) };
        request.Headers.TryAddWithoutValidation("SOAPAction", action);
        using var response = await server.Client.SendAsync(request);

        Assert.Equal(
            Envelope.Answer("getLastError", "<getLastErrorResult>x</getLastErrorResult>"), await response.Content.ReadAsStringAsync());
        Expect(server, "getLastError", ("ticket", "t"));
    }

    [Theory]
    [InlineData("text/xml")]
    [InlineData("text/xml; charset=iso-8859-1")]
    [InlineData("application/soap+xml; action=\"x\"")]
    [InlineData("multipart/related; boundary=\"x\"")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("no type at all")]
    [InlineData(null)]
    public async Task The_content_type_does_not_matter(string? type)
    {
        await using var server = await WireServer.StartAsync("x");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Envelope.Of("getLastError", "<ticket>caf\u00E9</ticket>")));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await server.Client.PostAsync(new Uri("/qbwc", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Expect(server, "getLastError", ("ticket", "caf\u00E9"));
    }

    [Fact]
    public void The_text_form_of_a_call_tells_no_secret() =>
        Assert.Equal("authenticate", new SoapReadOutcome.Call(SoapOperation.All["authenticate"], ["user", "password"]).ToString());

    private static async Task Check(string operation, string parameters, params (string Name, object Value)[] expected)
    {
        bool isStrings = operation == "authenticate";
        await using var server = await WireServer.StartAsync(_ => isStrings ? new[] { "x" } : "x");
        var answer = await server.PostAsync(Envelope.Of(operation, parameters));

        Expect(server, operation, expected);
        string result = isStrings ? "<string>x</string>" : "x";
        Assert.Equal((HttpStatusCode.OK, Envelope.Answer(operation, $"<{operation}Result>{result}</{operation}Result>")), answer);
    }

    private static void Expect(WireServer server, string operation, params (string Name, object Value)[] parameters)
    {
        var call = Assert.Single(server.Calls).Call;
        Assert.Equal(operation, call.Operation);
        Assert.Equal(parameters, call.Parameters);
    }
}
