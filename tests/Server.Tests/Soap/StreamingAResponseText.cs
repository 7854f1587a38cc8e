using System.Net;
using System.Text;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class StreamingAResponseText
{
    [Theory]
    [InlineData("<ticket>t</ticket><response>&lt;a&gt;&amp;amp;</response><hresult>h</hresult><message>m</message>")]
    [InlineData("<ticket>t</ticket><hresult>h</hresult><message>m</message><response>&lt;a&gt;&amp;amp;</response>")]
    [InlineData("<ticket>t</ticket><message>m</message><x><hresult>no</hresult></x><response><![CDATA[<a>&amp;]]></response> " +
    "<y/><hresult>h</hresult>")]
    public async Task The_other_parameters_may_stand_before_or_behind_it(string parameters)
    {
        await using var server = await WireServer.StartAsync(50);
        var answer = await server.PostAsync(Envelope.Of("receiveResponseXML", parameters));

        var (call, text) = Assert.Single(server.Calls);
        Assert.Equal("t", call["ticket"]);
        Assert.Equal(new ReadText("<a>&amp;", "h", "m", null, 8), text);
        Assert.Equal(Envelope.Answer("receiveResponseXML", "<receiveResponseXMLResult>50</receiveResponseXMLResult>"), answer.Body);
    }

    [Theory]
    [InlineData("<ticket>t</ticket><response /><hresult>0x80040400</hresult><message>m</message>")]
    [InlineData("<ticket>t</ticket><hresult>0x80040400</hresult><message>m</message>")]
    public async Task An_empty_or_missing_text_ends_at_once(string parameters)
    {
        await using var server = await WireServer.StartAsync(-1);
        await server.PostAsync(Envelope.Of("receiveResponseXML", parameters));

        Assert.Equal(new ReadText("", "0x80040400", "m", null, 0), Assert.Single(server.Calls).Text);
    }

    [Fact]
    public async Task A_ticket_behind_it_is_not_known()
    {
        await using var server = await WireServer.StartAsync(-1);
        await server.PostAsync(Envelope.Of("receiveResponseXML", "<response>x</response><ticket>t</ticket>"));

        Assert.Equal("", Assert.Single(server.Calls).Call["ticket"]);
    }

    [Fact]
    public async Task A_large_text_comes_in_small_pieces()
    {
        string row = "<Name>Caf\u00E9 \u20AC &amp; Sons</Name>\n";
        string text = string.Concat(Enumerable.Repeat(row, 100_000));
        await using var server = await WireServer.StartAsync(100);
        await server.PostAsync(Envelope.Response(text));

        var read = Assert.Single(server.Calls).Text!;
        Assert.Null(read.Problem);
        Assert.True(text == read.Text, "The text arrived changed.");
        Assert.InRange(read.LargestChunk, 1, 32 * 1024);
    }

    [Fact]
    public async Task The_call_begins_before_its_text_has_arrived()
    {
        var begun = new TaskCompletionSource();
        var texts = new List<string>();
        await using var server = await WireServer.StartAsync(async (call, ct) =>
        {
            begun.SetResult();
            texts.Add((await ReadText.OfAsync(call.Response!, ct)).Text);
            return 100;
        });
        string body = Envelope.Response("text that comes later");
        int cut = body.IndexOf("text that", StringComparison.Ordinal);
        await using var stream = await server.ConnectAsync();
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes(
                $"POST /qbwc HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body[..cut]}"));

        await begun.Task;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(body[cut..]));

        Assert.StartsWith("HTTP/1.1 200", await RawHttp.ReadToEndAsync(stream));
        Assert.Equal(["text that comes later"], texts);
    }

    [Theory]
    [InlineData("<ticket>t</ticket><response>abc", "ends before")]
    [InlineData("<ticket>t</ticket><response>abc</response><hresult", "ends before")]
    [InlineData("<ticket>t</ticket><response>abc</respons>", "</respons>")]
    [InlineData("<ticket>t</ticket><response>abc&nbsp;</response>", "entity")]
    [InlineData("<ticket>t</ticket><response>abc<QBXML/></response>", "escaped")]
    public async Task A_broken_envelope_is_told_at_the_end_of_the_text(string parameters, string words)
    {
        await using var server = await WireServer.StartAsync(-1);
        string body = Envelope.Of("receiveResponseXML", parameters);
        int end = body.IndexOf(parameters, StringComparison.Ordinal) + parameters.Length;
        var answer = await server.PostAsync(body[..end]);

        var text = Assert.Single(server.Calls).Text!;
        Assert.Equal("abc", text.Text);
        Assert.Contains(words, text.Problem, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData(1_000_000, true)]
    [InlineData(1_000, false)]
    public async Task A_text_nobody_wants_is_skipped_up_to_a_limit(long limit, bool isSkipped)
    {
        var outcomes = new List<bool>();
        await using var server = await WireServer.StartAsync(async (call, ct) =>
        {
            outcomes.Add(await call.Response!.SkipAsync(limit, ct));
            return -1;
        });
        var answer = await server.PostAsync(Envelope.Response(new string('x', 500_000)));

        Assert.Equal([isSkipped], outcomes);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }
}
