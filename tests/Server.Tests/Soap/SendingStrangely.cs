using System.Net;
using System.Net.Sockets;
using System.Text;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class SendingStrangely
{
    [Fact]
    public async Task One_byte_at_a_time_is_as_good_as_at_once()
    {
        await using var server = await WireServer.StartAsync(100);
        byte[] body = Encoding.UTF8.GetBytes(Envelope.Response("<Name>Caf\u00E9 &amp; \u20AC</Name>\r\n"));
        await using var stream = await server.ConnectAsync();
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes($"POST /qbwc HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n"));
        foreach (byte value in body)
        {
            await stream.WriteAsync(new[] { value });
            await Task.Yield();
        }

        Assert.StartsWith("HTTP/1.1 200", await RawHttp.ReadToEndAsync(stream));
        Assert.Equal("<Name>Caf\u00E9 &amp; \u20AC</Name>\n", Assert.Single(server.Calls).Text?.Text);
    }

    [Fact]
    public async Task Any_split_of_a_body_is_read_the_same()
    {
        byte[] body = Encoding.UTF8.GetBytes(Envelope.Response("<Name>Caf\u00E9 &amp; \u20AC</Name>"));
        for (int cut = 0; cut <= body.Length; cut++)
        {
            var pipe = new System.IO.Pipelines.Pipe();
            using var reader = new SoapBody(pipe.Reader, new LargeTexts());
            await pipe.Writer.WriteAsync(body.AsMemory(0, cut));
            var outcome = SoapRequestReader.ReadAsync(reader, (_, _) => Task.FromResult(true), CancellationToken.None).AsTask();
            await pipe.Writer.WriteAsync(body.AsMemory(cut));
            await pipe.Writer.CompleteAsync();

            var call = Assert.IsType<SoapReadOutcome.Call>(await outcome);
            var text = await ReadText.OfAsync(call.Response!, CancellationToken.None);
            Assert.Equal(("<Name>Caf\u00E9 &amp; \u20AC</Name>", null), (text.Text, text.Problem));
        }
    }

    [Fact]
    public async Task A_sender_that_waits_for_100_continue_gets_it()
    {
        await using var server = await WireServer.StartAsync("1.0");
        string body = Envelope.Of("serverVersion");
        await using var stream = await server.ConnectAsync();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /qbwc HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: {body.Length}\r\n\r\n"));

        Assert.StartsWith("HTTP/1.1 100", await RawHttp.ReadHeadAsync(stream));
        await stream.WriteAsync(Encoding.UTF8.GetBytes(body));
        Assert.StartsWith("HTTP/1.1 200", await RawHttp.ReadToEndAsync(stream));
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_told_to_the_reader_of_its_text()
    {
        var begun = new TaskCompletionSource();
        var read = new TaskCompletionSource<Task<ReadText>>();
        await using var server = await WireServer.StartAsync(async (call, _) =>
        {
            begun.SetResult();
            var text = ReadText.OfAsync(call.Response!, CancellationToken.None);
            read.SetResult(text);
            await text;
            return -1;
        });
        string body = Envelope.Response(new string('x', 100_000));
        await using var stream = await server.ConnectAsync();
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes($"POST /qbwc HTTP/1.1\r\nHost: x\r\nContent-Length: {body.Length}\r\n\r\n{body[..60_000]}"));
        await begun.Task;
        stream.Socket.Shutdown(SocketShutdown.Send);

        Assert.Equal("The request ended before it was complete.", (await await read.Task).Problem);
    }

    [Fact]
    public async Task Ten_megabytes_of_garbage_get_a_fault_before_they_are_sent()
    {
        await using var server = await WireServer.StartAsync("never");
        await using var stream = await server.ConnectAsync();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"POST /qbwc HTTP/1.1\r\nHost: x\r\nContent-Length: {10 << 20}\r\n\r\ngarbage"));

        Assert.StartsWith("HTTP/1.1 500", await RawHttp.ReadHeadAsync(stream));
        Assert.Empty(server.Calls);
    }

    [Theory]
    [InlineData("garbage ")]
    [InlineData("<a>")]
    [InlineData("<a b='c' ")]
    [InlineData("<!-- ")]
    [InlineData("\0")]
    public async Task Ten_megabytes_of_garbage_get_a_fault_that_the_sender_can_read(string garbage)
    {
        await using var server = await WireServer.StartAsync("never");
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(garbage, (10 << 20) / garbage.Length)));
        var answer = await server.PostAsync(body);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Contains("<faultcode>soap:Client</faultcode>", answer.Body, StringComparison.Ordinal);
        Assert.Empty(server.Calls);
    }
}
