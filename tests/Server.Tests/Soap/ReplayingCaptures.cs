using System.Net;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class ReplayingCaptures
{
    [Fact]
    public async Task Every_captured_request_is_read_as_an_XML_library_reads_it()
    {
        var files = Directory.GetFiles(Reference.Path("soap-captures"), "*.xml").Where(
            f => !f.EndsWith(".model.xml", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            await using var server = await WireServer.StartAsync(Any);
            byte[] body = await File.ReadAllBytesAsync(file);
            var answer = await server.PostAsync(body);

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            var (call, text) = Assert.Single(server.Calls);
            using var stream = new MemoryStream(body);
            var expected = XDocument.Load(
                stream, LoadOptions.PreserveWhitespace).Root!.Elements().Single(e => e.Name.LocalName == "Body").Elements().Single();
            Assert.Equal(expected.Name.LocalName, call.Operation);
            Assert.Equal(
                expected.Elements().Select(e => (e.Name.LocalName, e.Value)),
                Parameters(call, text).Where(p => expected.Elements().Any(e => e.Name.LocalName == p.Name)));
        }
    }

    [Fact]
    public async Task The_qbXML_of_every_captured_answer_is_acceptable()
    {
        foreach (string file in Directory.GetFiles(Reference.Path("soap-captures"), "receiveResponseXML-*.xml"))
        {
            await using var server = await WireServer.StartAsync(100);
            await server.PostAsync(await File.ReadAllBytesAsync(file));
            string text = Assert.Single(server.Calls).Text!.Text;
            if (text.Length == 0)
            {
                continue;
            }

            using var xml = new XmlTokenizer();
            xml.Append(System.Text.Encoding.UTF8.GetBytes(text));
            xml.Complete();
            while (xml.Read() is not (XmlToken.EndOfDocument or XmlToken.None))
            {
            }

            Assert.Null(xml.Problem);
        }
    }

    [Theory]
    [InlineData("answer-authenticate-4-elements.model.xml")]
    [InlineData("answer-authenticate-none.model.xml")]
    [InlineData("answer-receiveResponseXML-100.model.xml")]
    [InlineData("answer-sendRequestXML-empty.model.xml")]
    [InlineData("answer-sendRequestXML.model.xml")]
    public async Task The_model_answers_are_written_byte_for_byte(string name)
    {
        byte[] expected = await File.ReadAllBytesAsync(Path.Combine(Reference.Path("soap-captures"), name));
        using var stream = new MemoryStream(expected);
        var response = XDocument.Load(stream, LoadOptions.PreserveWhitespace).Root!.Elements().Single().Elements().Single();
        var result = response.Elements().Single();
        string operation = response.Name.LocalName[..^"Response".Length];
        object reply = operation switch
        {
            "authenticate" => result.Elements().Select(e => e.Value).ToArray(),
            "receiveResponseXML" => int.Parse(result.Value),
            _ => result.Value,
        };
        await using var server = await WireServer.StartAsync(_ => reply);

        Assert.Equal(expected, await server.PostForBytesAsync(System.Text.Encoding.UTF8.GetBytes(Envelope.Of(operation))));
    }

    private static object Any(string operation) => operation switch
    {
        "authenticate" => new[] { "x" },
        "receiveResponseXML" => 1,
        _ => "x",
    };

    private static IEnumerable<(string Name, string Value)> Parameters(WireCall call, ReadText? text)
    {
        var parameters = call.Parameters.Select(p => (p.Name, $"{p.Value}"));
        return text is null ? parameters : [.. parameters, ("response", text.Text), ("hresult", text.HResult), ("message", text.Message)];
    }
}
