using System.Net;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class RefusingARequest
{
    [Theory]
    [InlineData("", "The request is not acceptable XML. The document has no root element.")]
    [InlineData("<html></html>", "The request is not a SOAP envelope.")]
    [InlineData("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>", "The SOAP envelope has no call in its body.")]
    [InlineData(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>x</s:Body></s:Envelope>",
        "The SOAP envelope has no call in its body.")]
    [InlineData(
        "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&amp;b;'>]><a>&amp;c;</a>",
        "The request is not acceptable XML. The document has a DTD, which is never accepted.")]
    public async Task A_request_that_is_no_call_gets_a_fault_with_a_sentence(string body, string sentence)
    {
        await using var server = await WireServer.StartAsync("never");
        var answer = await server.PostAsync(body);

        Assert.Equal((HttpStatusCode.InternalServerError, Envelope.Fault("soap:Client", sentence)), answer);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task An_unknown_operation_is_named()
    {
        await using var server = await WireServer.StartAsync("never");
        var answer = await server.PostAsync(Envelope.Of("authenticate2"));

        Assert.Equal(Envelope.Fault("soap:Client", "The Web Connector's service has no operation called authenticate2."), answer.Body);
    }

    [Theory]
    [InlineData("http://www.w3.org/2003/05/soap-envelope")]
    [InlineData("urn:other")]
    public async Task An_envelope_of_another_version_gets_a_version_mismatch(string version)
    {
        await using var server = await WireServer.StartAsync("never");
        var answer = await server.PostAsync($"<Envelope xmlns='{version}'><Body><serverVersion/></Body></Envelope>");

        Assert.Equal(
            (HttpStatusCode.InternalServerError, Envelope.Fault("soap:VersionMismatch", "This service speaks SOAP 1.1 only.")), answer);
    }

    [Fact]
    public async Task A_call_that_is_cut_off_behind_its_parameters_is_no_call()
    {
        await using var server = await WireServer.StartAsync("never");
        string body = Envelope.Of("authenticate", "<strUserName>a</strUserName><strPassword>b</strPassword>");
        var answer = await server.PostAsync(body[..^5]);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Empty(server.Calls);
    }

    [Theory]
    [InlineData("getLastError", "ticket", 64 * 1024)]
    [InlineData("sendRequestXML", "strHCPResponse", 4 * 1024 * 1024)]
    public async Task A_string_may_have_its_limit_and_no_byte_more(string operation, string parameter, int limit)
    {
        await using var server = await WireServer.StartAsync("");
        var full = await server.PostAsync(Envelope.Of(operation, $"<{parameter}>{new string('x', limit)}</{parameter}>"));
        var more = await server.PostAsync(Envelope.Of(operation, $"<{parameter}>{new string('x', limit + 1)}</{parameter}>"));

        Assert.Equal(HttpStatusCode.OK, full.Status);
        Assert.Equal(
            (HttpStatusCode.InternalServerError, Envelope.Fault("soap:Client", $"The request has a parameter of more than {limit} bytes.")),
            more);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task An_error_of_the_servers_own_is_a_fault_without_its_details()
    {
        await using var server = await WireServer.StartAsync((_, _) => throw new InvalidOperationException("secret"));
        var answer = await server.PostAsync(Envelope.Of("serverVersion"));

        Assert.Equal(
            (HttpStatusCode.InternalServerError, Envelope.Fault("soap:Server", "The server could not answer because of an error of its " +
                "own; its log says more.")),
            answer);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_given_up()
    {
        var clock = new Clock();
        await using var server = await WireServer.StartAsync(
            async (_, ct) =>
            {
                clock.Advance(TimeSpan.FromMinutes(15));
                await Task.Delay(Timeout.Infinite, ct);
                return "never";
            },
            clock);
        var answer = await server.PostAsync(Envelope.Of("serverVersion"));

        Assert.Equal(Envelope.Fault("soap:Client", "The call took too long to arrive."), answer.Body);
    }
}
