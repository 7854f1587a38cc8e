using WebConnectorSync.Server.Tests.Soap;

namespace WebConnectorSync.Server.Tests.Hosting;

public sealed class WhatIsCompressed(RunningServer server)
{
    [Theory]
    [InlineData("/welcome")]
    [InlineData("/assets/site.css")]
    [InlineData("/api/v1/companies")]
    [InlineData("/openapi/v1.json")]
    public async Task Pages_files_and_json_are_for_those_who_can_read_it(string path)
    {
        using var compressed = await AskAsync(HttpMethod.Get, path, "gzip");
        using var plain = await AskAsync(HttpMethod.Get, path, "identity");

        Assert.Equal("gzip", compressed.Content.Headers.ContentEncoding.Single());
        Assert.Contains("Accept-Encoding", compressed.Headers.Vary, StringComparer.OrdinalIgnoreCase);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Nothing_for_the_Web_Connector_is()
    {
        using var page = await AskAsync(HttpMethod.Get, "/qbwc", "gzip, br");
        using var description = await AskAsync(HttpMethod.Get, "/QBWC?wsdl", "gzip, br");
        using var call = await AskAsync(HttpMethod.Post, "/qbwc", "gzip, br", new StringContent(Envelope.Of("serverVersion")));

        Assert.All([page, description, call], answer =>
        {
            Assert.Empty(answer.Content.Headers.ContentEncoding);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        });
    }

    private Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string readable, HttpContent? body = null)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.AcceptEncoding.ParseAdd(readable);
        return server.Api.SendAsync(request);
    }
}
