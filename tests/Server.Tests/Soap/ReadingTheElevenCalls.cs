using System.Net;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class ReadingTheElevenCalls
{
    [Fact]
    public async Task Each_call_is_read_with_its_parameters()
    {
        await Check("serverVersion", "", new SoapCall.ServerVersion());
        await Check("getServerVersion", "<ticket>x</ticket>", new SoapCall.ServerVersion { Operation = "getServerVersion" });
        await Check("clientVersion", "<strVersion>2.3.0.215</strVersion>", new SoapCall.ClientVersion("2.3.0.215"));
        await Check("authenticate", "<strUserName>a</strUserName><strPassword>&lt;b&gt;</strPassword>", new SoapCall.Authenticate("a", "<b>"));
        await Check(
            "sendRequestXML",
            "<ticket>t</ticket><strHCPResponse>&lt;QBXML/&gt;</strHCPResponse><strCompanyFileName>C:\\a.qbw</strCompanyFileName>"
            + "<qbXMLCountry>US</qbXMLCountry><qbXMLMajorVers>13</qbXMLMajorVers><qbXMLMinorVers>1</qbXMLMinorVers>",
            new SoapCall.SendRequestXml("t", "<QBXML/>", "C:\\a.qbw", "US", 13, 1));
        await Check(
            "connectionError",
            "<ticket>t</ticket><hresult>0x80040408</hresult><message>No.</message>",
            new SoapCall.ConnectionError("t", "0x80040408", "No."));
        await Check("getLastError", "<ticket>t</ticket>", new SoapCall.GetLastError("t"));
        await Check("closeConnection", "<ticket>t</ticket>", new SoapCall.CloseConnection("t"));
        await Check("getInteractiveURL", "<wcTicket>t</wcTicket><sessionID>s</sessionID>", new SoapCall.GetInteractiveUrl("t", "s"));
        await Check("interactiveRejected", "<wcTicket>t</wcTicket><reason>r</reason>", new SoapCall.InteractiveRejected("t", "r"));
        await Check("interactiveDone", "<wcTicket>t</wcTicket>", new SoapCall.InteractiveDone("t"));
        await Check("isInteractiveDone", "<wcTicket>t</wcTicket>", new SoapCall.InteractiveDone("t") { Operation = "isInteractiveDone" });
    }

    [Fact]
    public async Task Order_unknown_children_comments_headers_and_missing_strings_do_not_matter()
    {
        await using var server = await WireServer.StartAsync(new SoapReply.Text("ok"));
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
        Assert.Equal(new SoapCall.ConnectionError("", "", "Hello <world>"), Assert.Single(server.Calls).Call);
    }

    [Fact]
    public async Task A_call_in_RPC_style_is_read_too()
    {
        await using var server = await WireServer.StartAsync(new SoapReply.Text(""));
        await server.PostAsync("""
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
            <soap:Body soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><q1:clientVersion xmlns:q1="http://developer.intuit.com/">
            <strVersion xsi:type="xsd:string">2.3.0.215</strVersion></q1:clientVersion></soap:Body></soap:Envelope>
            """);

        Assert.Equal(new SoapCall.ClientVersion("2.3.0.215"), Assert.Single(server.Calls).Call);
    }

    [Fact]
    public async Task Numbers_that_are_none_are_zero()
    {
        await using var server = await WireServer.StartAsync(new SoapReply.Text(""));
        await server.PostAsync(Envelope.Of("sendRequestXML", "<qbXMLMajorVers>x</qbXMLMajorVers>"));

        Assert.Equal(new SoapCall.SendRequestXml("", "", "", "", 0, 0), Assert.Single(server.Calls).Call);
    }

    [Fact]
    public void The_text_form_of_a_call_tells_no_secret() =>
        Assert.Equal("authenticate", new SoapCall.Authenticate("user", "password").ToString());

    private static async Task Check(string operation, string parameters, SoapCall expected)
    {
        await using var server = await WireServer.StartAsync(new SoapReply.Text("x"));
        var answer = await server.PostAsync(Envelope.Of(operation, parameters));

        Assert.Equal(expected, Assert.Single(server.Calls).Call);
        Assert.Equal((HttpStatusCode.OK, Envelope.Answer(operation, $"<{operation}Result>x</{operation}Result>")), answer);
    }
}
