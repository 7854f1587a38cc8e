using System.Text;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Tests.Soap;

/// <summary>A response text, read to its end.</summary>
internal sealed record ReadText(string Text, string HResult, string Message, string? Problem, int LargestChunk)
{
    public static async Task<ReadText> OfAsync(ResponseText response, CancellationToken ct)
    {
        var text = new StringBuilder();
        int largest = 0;
        while (await response.ReadAsync(ct))
        {
            largest = Math.Max(largest, response.Chunk.Length);
            text.Append(Encoding.UTF8.GetString(response.Chunk));
        }

        return new ReadText(text.ToString(), response.HResult, response.Message, response.Problem, largest);
    }
}
