using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>The body of an HTTP request as XML tokens, read from the network only as far as the next token needs.</summary>
internal sealed class SoapBody(PipeReader body, LargeTexts texts) : IDisposable
{
    /// <summary>What is taken from the network at once.</summary>
    private const int PieceBytes = 32 * 1024;

    /// <summary>What a request may have before it is known to belong to a session: two ordinary strings, every byte escaped.</summary>
    private const long MaxStrangeBytes = 1024 * 1024;

    /// <summary>What a request without a streamed text may have: the largest parameter, every byte of it escaped.</summary>
    private const long MaxOrdinaryBytes = 6L * SoapOperation.MaxHcpBytes;

    private long received;
    private long limit = MaxStrangeBytes;
    private int taken;

    /// <summary>The tokens; names and text belong to the token read last.</summary>
    public XmlTokenizer Xml { get; } = new();

    /// <summary>Why reading cannot go on, as a sentence for the sender.</summary>
    public string? Problem { get; private set; }

    /// <summary>The request belongs to a session, so it may have what the longest parameter needs.</summary>
    public void Admit() => limit = MaxOrdinaryBytes;

    /// <summary>A text of any length is being streamed, so the request may be large.</summary>
    public void Unlimit() => limit = long.MaxValue;

    /// <summary>Reads the next token that is neither a comment nor an instruction; None when there is a problem.</summary>
    public async ValueTask<XmlToken> ReadAsync(CancellationToken ct)
    {
        while (Problem is null)
        {
            switch (Xml.Read())
            {
                case XmlToken.None:
                    return Fail("The request is not acceptable XML. " + Xml.Problem!.Message);
                case XmlToken.NeedMoreData:
                    await FillAsync(ct);
                    break;
                case XmlToken.Comment or XmlToken.ProcessingInstruction:
                    break;
                default:
                    return Xml.Token;
            }
        }

        return XmlToken.None;
    }

    /// <summary>Reads the current element's own text to its end tag; null when there is a problem.</summary>
    /// <param name="limit">Un-escaped bytes that it may have.</param>
    /// <param name="ct">Ends waiting for the network.</param>
    public async ValueTask<string?> ReadStringAsync(int limit, CancellationToken ct)
    {
        int depth = Xml.Depth;
        int length = 0;
        var text = new StringBuilder();
        while (await ReadAsync(ct) is var token and not XmlToken.None)
        {
            if (token == XmlToken.EndElement && Xml.Depth == depth)
            {
                return text.ToString();
            }

            if (token == XmlToken.Text && Xml.Depth == depth)
            {
                length += Xml.Text.Length;
                if (length > limit)
                {
                    Fail($"The request has a parameter of more than {limit} bytes.");
                    return null;
                }

                if (length > SoapOperation.MaxStringBytes && !Take(Xml.Text.Length))
                {
                    Fail("Too many large requests arrive at once. Start the update again in a minute; it goes on where it ended.");
                    return null;
                }

                // A piece never ends inside a character.
                text.Append(Encoding.UTF8.GetString(Xml.Text));
            }
        }

        return null;
    }

    /// <summary>Reads to the current element's end tag.</summary>
    public async ValueTask SkipElementAsync(CancellationToken ct)
    {
        int depth = Xml.Depth;
        while (await ReadAsync(ct) is var token and not XmlToken.None)
        {
            if (token == XmlToken.EndElement && Xml.Depth == depth)
            {
                return;
            }
        }
    }

    /// <summary>Gives up with this sentence.</summary>
    public XmlToken Fail(string sentence)
    {
        Problem ??= sentence;
        return XmlToken.None;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Xml.Dispose();
        texts.Return(taken);
        taken = 0;
    }

    private bool Take(int bytes)
    {
        if (!texts.TryTake(bytes))
        {
            return false;
        }

        taken += bytes;
        return true;
    }

    private async ValueTask FillAsync(CancellationToken ct)
    {
        ReadResult result;
        try
        {
            result = await body.ReadAsync(ct);
        }
        catch (Exception exception) when (exception is IOException or ConnectionAbortedException)
        {
            // Kestrel's ways to say that the client went away or its body is shorter than its Content-Length.
            Fail("The request ended before it was complete.");
            return;
        }

        // A fast sender may have a megabyte waiting; what is not taken stays with Kestrel.
        var piece = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, PieceBytes));
        foreach (var segment in piece)
        {
            Xml.Append(segment.Span);
        }

        received += piece.Length;
        bool isLast = result.IsCompleted && piece.Length == result.Buffer.Length;
        body.AdvanceTo(piece.End);
        if (isLast)
        {
            Xml.Complete();
        }

        if (received > limit)
        {
            Fail("The request is too large for this call.");
        }
    }
}
