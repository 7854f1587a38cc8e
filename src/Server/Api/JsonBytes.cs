using System.Text.Json;
using System.Text.Unicode;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// The JSON of a body. Refuses what .NET's parser accepts but throws at when it is read later: bytes that are no UTF-8, and
/// half a surrogate pair.
/// </summary>
internal static class JsonBytes
{
    /// <summary>Reads it.</summary>
    /// <param name="bytes">The body; a byte order mark before it is skipped.</param>
    /// <param name="refusal">Why it cannot be read; null when it can.</param>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes, out Refusal? refusal)
    {
        bytes = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        refusal = null;
        try
        {
            if (!Utf8.IsValid(bytes.Span))
            {
                refusal = Malformed("The body is not UTF-8.");
                return null;
            }

            var document = JsonDocument.Parse(bytes);
            if (!HasHalfCharacters(bytes.Span) || AreTextsWhole(document.RootElement))
            {
                return document;
            }

            document.Dispose();
            refusal = Malformed("A text in the body has half a character (a surrogate without its other half).");
        }
        catch (JsonException e)
        {
            refusal = Malformed($"The body is not valid JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }

        return null;
    }

    /// <summary>Reads the body of a request.</summary>
    public static async Task<(JsonDocument? Document, Refusal? Refusal)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        var document = Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), out var refusal);
        return (document, refusal);
    }

    /// <summary>The refusal of a body that cannot be read.</summary>
    public static Refusal Malformed(string message) =>
        new(StatusCodes.Status400BadRequest, "malformedJson", message, "Send one JSON object in UTF-8.");

    private static bool HasHalfCharacters(ReadOnlySpan<byte> bytes) => bytes.IndexOf(@"\ud"u8) >= 0 || bytes.IndexOf(@"\uD"u8) >= 0;

    private static bool AreTextsWhole(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && AreTextsWhole(p.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(AreTextsWhole),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
