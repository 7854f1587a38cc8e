using System.Text;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Connector;

namespace WebConnectorSync.Simulator.Tests;

public sealed class TheRequestsOfAWebConnector
{
    private const string Envelope =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" " +
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>";

    public static TheoryData<string> Captures =>
        [.. Reference.Files("*.xml", "soap-captures").Select(p => Path.GetFileName(p)!).Where(
            n => !n.StartsWith("answer", StringComparison.Ordinal) && !n.StartsWith("rpc", StringComparison.Ordinal))];

    [Fact]
    public void Write_an_operation_without_parameters_self_closed() =>
        Assert.Equal(
            Envelope + "<serverVersion xmlns=\"http://developer.intuit.com/\" /></soap:Body></soap:Envelope>",
            SoapRequest.Write("serverVersion"));

    [Fact]
    public void Write_empty_strings_self_closed_and_escape_text_once() => Assert.Equal(
        Envelope + "<receiveResponseXML xmlns=\"http://developer.intuit.com/\"><ticket>t</ticket><response>&lt;?xml version=\"1.0\" " +
        "?&gt;\n&lt;A b=\"&amp;quot;\"&gt;it's&lt;/A&gt;\n</response><hresult /><message " +
        "/></receiveResponseXML></soap:Body></soap:Envelope>",
        SoapRequest.Write(
            "receiveResponseXML",
            ("ticket", "t"),
            ("response", "<?xml version=\"1.0\" ?>\n<A b=\"&quot;\">it's</A>\n"),
            ("hresult", ""),
            ("message", "")));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Captures))]
    public void Equal_the_captures_byte_for_byte(string file)
    {
        var bytes = File.ReadAllBytes(Reference.Path("soap-captures", file));
        var call = XElement.Load(new MemoryStream(bytes), LoadOptions.PreserveWhitespace).Elements().Single().Elements().Single();

        var written = SoapRequest.Write(call.Name.LocalName, [.. call.Elements().Select(e => (e.Name.LocalName, e.Value))]);

        Assert.Equal(Encoding.UTF8.GetString(bytes).TrimEnd('\n'), written);
    }

    [Fact]
    public async Task Carry_the_headers_of_the_dot_net_proxy()
    {
        await using var world = await Connected.WithAsync();

        await world.RunAsync();

        var headers = world.Service.Calls.Single(c => c.Operation == "authenticate").Headers;
        Assert.Equal("\"http://developer.intuit.com/authenticate\"", headers["SOAPAction"]);
        Assert.Equal("text/xml; charset=utf-8", headers.ContentType);
        Assert.Equal("100-continue", headers.Expect);
        Assert.StartsWith(
            "Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.",
            headers.UserAgent.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(
            headers.ContentLength, Encoding.UTF8.GetByteCount(world.Service.Calls.Single(c => c.Operation == "authenticate").Body));
    }
}
