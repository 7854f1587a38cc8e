using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Tests.Soap;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Server.WebConnector;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Sessions;

namespace WebConnectorSync.Server.Tests.Limits;

/// <summary>Calls with tickets that no session has are answered from their first parameter and cost nothing further.</summary>
public sealed class Strangers(RunningServer shared)
{
    [Fact]
    public async Task Two_hundred_that_stop_in_the_middle_of_an_answer_keep_no_Web_Connector_out()
    {
        await using var server = await RunningServer.StartAsync();
        var company = await SyncedCompany.ConnectAsync(server.Api, "Served", new SeedPlan { Customers = 3 });
        var strangers = new List<NetworkStream>();
        for (var i = 0; i < 230; i++)
        {
            strangers.Add(await SendHalfAsync(server, "receiveResponseXML", $"<ticket>{Ticket.New()}</ticket><response>&lt;QBXML"));
        }

        foreach (var stranger in strangers)
        {
            var head = await RawHttp.ReadHeadAsync(stranger);
            Assert.StartsWith("HTTP/1.1 200", head);
            Assert.Contains("Connection: close", head, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(0, server.Services.GetRequiredService<ConcurrencyGauge>().Calls);
        Assert.Equal("Healthy", await server.Anonymous.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        await company.SyncAsync();
        Assert.NotNull((await company.GetAsync(""))["lastSyncAt"]);
        strangers.ForEach(s => s.Dispose());
    }

    [Theory]
    [InlineData("sendRequestXML", "<strHCPResponse>", "<sendRequestXMLResult />")]
    [InlineData("receiveResponseXML", "<response>", "<receiveResponseXMLResult>-1</receiveResponseXMLResult>")]
    [InlineData("connectionError", "<hresult>", "<connectionErrorResult>done</connectionErrorResult>")]
    [InlineData("closeConnection", "<x>", "<closeConnectionResult>OK</closeConnectionResult>")]
    [InlineData("getLastError", "<x>", "not known here any more")]
    public async Task A_ticket_of_nobody_is_answered_before_the_rest_is_sent(string operation, string next, string expected)
    {
        foreach (var ticket in new[] { Ticket.New(), "t", "" })
        {
            await using var stranger = await SendHalfAsync(shared, operation, $"<ticket>{ticket}</ticket>{next}");

            Assert.Contains(expected, await ReadEnvelopeAsync(stranger), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_all_sessions_hold_of_long_texts_is_bounded()
    {
        await using var server = await RunningServer.StartAsync();
        var company = await SyncedCompany.ConnectAsync(server.Api, "Long", new SeedPlan { Customers = 3 });
        var ticket = await BeginAsync(server, company);
        var texts = server.Services.GetRequiredService<LargeTexts>();
        var part = new string('x', 4 * 1024 * 1024 - 1);
        var senders = new List<NetworkStream>();
        var answered = 0;
        for (var i = 0; i < 12; i++)
        {
            var sender = await SendHalfAsync(server, "sendRequestXML", $"<ticket>{ticket}</ticket><strHCPResponse>{part}");
            senders.Add(sender);
        }

        // The first eight fill the room; the others are refused, which can be read.
        var heads = senders.Select(RawHttp.ReadHeadAsync).ToList();
        while (answered < 4)
        {
            var head = await Task.WhenAny(heads);
            heads.Remove(head);
            Assert.StartsWith("HTTP/1.1 500", await head);
            answered++;
        }

        Assert.InRange(texts.Held, 1, LargeTexts.Most);
        senders.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task Ready_says_when_Web_Connectors_are_put_off()
    {
        await using var server = await RunningServer.StartAsync(null, "--Limits:CallsAtOnce=1");
        var gauge = server.Services.GetRequiredService<ConcurrencyGauge>();
        using (gauge.Enter())
        using (gauge.Enter())
        {
            using var answer = await server.Anonymous.GetAsync(new Uri("/health/ready", UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, "Degraded"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        Assert.Equal("Healthy", await server.Anonymous.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
    }

    [Fact]
    public async Task Connections_are_limited()
    {
        await using var server = await RunningServer.StartAsync(null, "--Limits:Connections=3");
        var held = new List<NetworkStream>();
        for (var i = 0; i < 3; i++)
        {
            held.Add(await ConnectAsync(server));
            await held[i].WriteAsync(Encoding.UTF8.GetBytes("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            Assert.StartsWith("HTTP/1.1 200", await RawHttp.ReadHeadAsync(held[i]));
        }

        await using var further = await ConnectAsync(server);

        Assert.Equal("", await ReadWhatComesAsync(further));
        held.ForEach(s => s.Dispose());
    }

    private static async Task<string> ReadEnvelopeAsync(NetworkStream stream)
    {
        var answer = "";
        var piece = new byte[4096];
        while (!answer.Contains("</soap:Envelope>", StringComparison.Ordinal) && await stream.ReadAsync(piece) is var count and > 0)
        {
            answer += Encoding.UTF8.GetString(piece, 0, count);
        }

        return answer;
    }

    // A connection that is closed at once ends with nothing, or with a reset.
    private static async Task<string> ReadWhatComesAsync(NetworkStream stream)
    {
        try
        {
            return await RawHttp.ReadToEndAsync(stream);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task<string> BeginAsync(RunningServer server, SyncedCompany company)
    {
        using var content = new StringContent(Envelope.Of(
            "authenticate",
            $"<strUserName>{company.Connector.Qwc.UserName}</strUserName><strPassword>{company.Password}</strPassword>"));
        using var answer = await server.Anonymous.PostAsync(new Uri("/qbwc", UriKind.Relative), content);
        var body = await answer.Content.ReadAsStringAsync();
        return body.Split("<string>")[1].Split('<')[0];
    }

    private static async Task<NetworkStream> SendHalfAsync(RunningServer server, string operation, string parameters)
    {
        var whole = Envelope.Of(operation, parameters + "|");
        var half = whole[..whole.IndexOf('|', StringComparison.Ordinal)];
        var stream = await ConnectAsync(server);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /qbwc HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: 50000000\r\n\r\n{half}"));
        return stream;
    }

    private static async Task<NetworkStream> ConnectAsync(RunningServer server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
