using System.Net;
using System.Net.Http.Json;
using WebConnectorSync.Server.Tests.Api;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class LoggingACall
{
    [Fact]
    public async Task A_fault_of_a_session_is_told_to_the_caller_and_the_library_below_says_nothing_in_the_log()
    {
        await using var server = await RunningServer.StartAsync(null, "--Serilog:MinimumLevel:Default=Information");
        var connector =
            (await (await server.Api.PostAsJsonAsync(ApiCalls.Companies, new { name = "Quiet" })).JsonAsync(201))["webConnector"]!;
        var begun = await PostAsync(
            server, Envelope.Of(
                "authenticate", $"<strUserName>{connector["userName"]}</strUserName><strPassword>{connector["password"]}</strPassword>"));
        string ticket = $"<ticket>{begun.Body.Split("<string>")[1].Split("</string>")[0]}</ticket>";
        Assert.Contains("QueryRq", (await PostAsync(server, Envelope.Of("sendRequestXML", ticket))).Body, StringComparison.Ordinal);
        var broken = await PostAsync(server, Envelope.Of("receiveResponseXML", $"{ticket}<response>abc<QBXML/></response>"));

        Assert.Equal(
            (HttpStatusCode.InternalServerError, Envelope.Fault(
                "soap:Server",
                "The answer did not arrive whole: The response parameter has elements inside; qbXML must be escaped as text. Nothing of " +
                "it was stored; the next update asks again.")),
            broken);
        string log = await LogAsync(server);
        Assert.Contains("has begun", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Request for operation", log, StringComparison.Ordinal);
        Assert.DoesNotContain("processing the message", log, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(RunningServer server, string body)
    {
        using var response = await server.Anonymous.PostAsync(new Uri("/qbwc", UriKind.Relative), new StringContent(body));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<string> LogAsync(RunningServer server)
    {
        string file = Assert.Single(Directory.GetFiles(Path.Combine(server.DataDirectory, "logs")));
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return await new StreamReader(stream).ReadToEndAsync();
    }
}
