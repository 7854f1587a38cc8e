using System.Net;
using System.Xml.Linq;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class AskingWithABrowser
{
    [Theory]
    [InlineData("GET", "/qbwc")]
    [InlineData("GET", "/qbwc/")]
    [InlineData("GET", "/qbwc/company/7?x=y")]
    [InlineData("GET", "/support")]
    [InlineData("HEAD", "/qbwc")]
    [InlineData("HEAD", "/support")]
    public async Task The_probes_get_a_plain_200(string method, string path)
    {
        await using var server = await WireServer.StartAsync("");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.True(response.Content.Headers.ContentLength > 50);
        Assert.Equal(method == "HEAD", (await response.Content.ReadAsByteArrayAsync()).Length == 0);
    }

    [Theory]
    [InlineData("/qbwc/")]
    [InlineData("/qbwc/company/7?x=y")]
    public async Task Calls_come_to_any_path_below_the_endpoint(string path)
    {
        await using var server = await WireServer.StartAsync("1.0");
        var answer = await server.PostAsync(System.Text.Encoding.UTF8.GetBytes(Envelope.Of("serverVersion")), path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task An_answer_has_its_length_and_type_and_is_not_compressed()
    {
        await using var server = await WireServer.StartAsync("1.0");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/qbwc") { Content = new StringContent(Envelope.Of("serverVersion")) };
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate");
        using var response = await server.Client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal((byte)'<', bytes[0]);
    }

    [Fact]
    public async Task The_description_has_the_address_from_outside()
    {
        await using var server =
            await WireServer.StartAsync((_, _) => throw new InvalidOperationException(), publicUrl: "https://sync.example.com/a&b/");
        var document = XDocument.Parse(await server.Client.GetStringAsync(new Uri("/qbwc?wsdl", UriKind.Relative)));

        XNamespace soap = "http://schemas.xmlsoap.org/wsdl/soap/";
        Assert.Equal("https://sync.example.com/a&b/qbwc", document.Descendants(soap + "address").Single().Attribute("location")?.Value);
    }

    [Fact]
    public async Task Without_a_public_address_the_description_has_the_one_that_was_asked()
    {
        await using var server = await WireServer.StartAsync("");
        string document = await server.Client.GetStringAsync(new Uri("/qbwc?WSDL", UriKind.Relative));

        Assert.Contains($"location=\"{server.Address}qbwc\"", document, StringComparison.Ordinal);
    }
}
