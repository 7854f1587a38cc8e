using WebConnectorSync.Qbxml.Xml;
using WebConnectorSync.Sync.Answers;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// The response parameter of receiveResponseXML, un-escaped while it arrives from the network; tens of megabytes at times, never held
/// whole. Read it to its end; only then is known what came after it.
/// </summary>
internal sealed class ResponseText : IResponseText
{
    private readonly SoapBody? body;
    private readonly int depth;
    private bool hasEnded;
    private bool hasChunk;

    /// <summary>Begins at the current element.</summary>
    /// <param name="body">Stands at the start tag of response.</param>
    /// <param name="hresult">The hresult, where it came before.</param>
    /// <param name="message">The message, where it came before.</param>
    public ResponseText(SoapBody body, string hresult, string message)
    {
        this.body = body;
        this.body.Unlimit();
        depth = body.Xml.Depth;
        (HResult, Message) = (hresult, message);
    }

    private ResponseText(string hresult, string message) => (HResult, Message, hasEnded) = (hresult, message, true);

    /// <summary>The un-escaped UTF-8 of this piece (at most 32 KB, never ending inside a character); valid until the next read.</summary>
    public ReadOnlySpan<byte> Chunk => hasChunk ? this.body!.Xml.Text : default;

    /// <summary>QuickBooks' own error as 0x text, empty when there was none. Known at the end.</summary>
    public string HResult { get; private set; }

    /// <summary>The words to <see cref="HResult"/>. Known at the end.</summary>
    public string Message { get; private set; }

    /// <summary>
    /// Why the envelope was not acceptable or not complete; then the text must not be trusted to be whole. Known at the end.
    /// </summary>
    public string? Problem => this.body?.Problem;

    /// <summary>Un-escaped bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>A call that came without the parameter.</summary>
    public static ResponseText Absent(string hresult, string message) => new(hresult, message);

    /// <summary>
    /// Waits for the next piece. False at the end, where the rest of the envelope was read, and when there is a problem.
    /// A client that goes away is a problem, or a cancellation when the token is the call's own.
    /// </summary>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        hasChunk = false;
        while (!hasEnded)
        {
            switch (await this.body!.ReadAsync(ct))
            {
                case XmlToken.Text:
                    hasChunk = true;
                    Length += Chunk.Length;
                    return true;
                case XmlToken.EndElement:
                    hasEnded = true;
                    await ReadRestAsync(this.body, ct);
                    break;
                case XmlToken.StartElement:
                    hasEnded = true;
                    this.body.Fail("The response parameter has elements inside; qbXML must be escaped as text.");
                    break;
                default:
                    hasEnded = true;
                    break;
            }
        }

        return false;
    }

    /// <summary>Reads to the end without looking, so that the connection stays usable.</summary>
    /// <param name="maxBytes">Un-escaped bytes after which it gives up.</param>
    /// <param name="ct">Ends waiting for the network.</param>
    /// <returns>Whether the end was reached.</returns>
    public async ValueTask<bool> SkipAsync(long maxBytes, CancellationToken ct)
    {
        long end = Length + maxBytes;
        while (await ReadAsync(ct))
        {
            if (Length > end)
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask ReadRestAsync(SoapBody body, CancellationToken ct)
    {
        while (await body.ReadAsync(ct) is var token and not (XmlToken.None or XmlToken.EndOfDocument))
        {
            if (token != XmlToken.StartElement)
            {
                continue;
            }

            bool isParameter = body.Xml.Depth == depth;
            if (isParameter && body.Xml.IsName("hresult"u8))
            {
                HResult = await body.ReadStringAsync(SoapOperation.MaxStringBytes, ct) ?? "";
            }
            else if (isParameter && body.Xml.IsName("message"u8))
            {
                Message = await body.ReadStringAsync(SoapOperation.MaxStringBytes, ct) ?? "";
            }
            else
            {
                await body.SkipElementAsync(ct);
            }
        }
    }
}
