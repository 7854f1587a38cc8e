using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Records;

/// <summary>
/// The mark of a post at the end of a transaction's memo or notes, for kinds and versions without a field of their own for it:
/// "[wcs:7K3F9QXA]". It is no part of the memo: what is read from QuickBooks is kept without it.
/// </summary>
internal static class MemoMark
{
    private const string Open = "[wcs:";
    private const int Letters = 8;
    private const int Length = 5 + Letters + 1;

    // No letters that are mistaken for digits.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The mark of a post: of its id the last 40 bits, which are random.</summary>
    public static string Of(Guid post)
    {
        Span<byte> bytes = stackalloc byte[16];
        post.TryWriteBytes(bytes, bigEndian: true, out _);
        var bits = 0UL;
        foreach (var b in bytes[11..])
        {
            bits = (bits << 8) | b;
        }

        return $"{Open}{string.Create(Letters, bits, static (text, rest) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, rest >>= 5)
            {
                text[i] = Alphabet[(int)(rest & 31)];
            }
        })}]";
    }

    /// <summary>Whether it is a mark of this kind.</summary>
    public static bool Is(string? mark) => mark is { Length: Length } && mark.StartsWith(Open, StringComparison.Ordinal) && mark[^1] == ']';

    /// <summary>A memo without the mark at its end.</summary>
    /// <returns>The memo, and the mark; null where it bears none.</returns>
    public static (string Text, string? Mark) Split(string memo)
    {
        var text = memo.TrimEnd();
        return text.Length >= Length && Is(text[^Length..]) ? (text[..^Length].TrimEnd(), text[^Length..]) : (memo, null);
    }

    /// <summary>
    /// Puts the mark at the end of the memo, or where the transaction has none of its own (a journal entry), of its first line's.
    /// </summary>
    /// <param name="fields">The fields of an Add.</param>
    /// <param name="add">What it may have.</param>
    /// <param name="mark">The mark.</param>
    /// <returns>Whether there was a place and room for it.</returns>
    public static bool Put(JsonObject fields, ElementNode add, string mark)
    {
        if ((add.ChildElements.GetValueOrDefault("Memo") ?? add.ChildElements.GetValueOrDefault("Notes")) is { } memo)
        {
            return Append(fields, memo, mark);
        }

        return add.ChildElements.Values.FirstOrDefault(e => e.JsonName == "lines") is { } line
            && line.ChildElements.GetValueOrDefault("Memo") is { } lineMemo
            && fields["lines"] is JsonArray { Count: > 0 } lines && lines[0] is JsonObject first && Append(first, lineMemo, mark);
    }

    /// <summary>A record of QuickBooks without marks in its memos, and the mark.</summary>
    public static (ReadOnlyMemory<byte> Json, string? Mark) Remove(ReadOnlyMemory<byte> json)
    {
        // Hardly any record bears one.
        if (json.Span.IndexOf("[wcs:"u8) < 0 || JsonNode.Parse(json.Span) is not JsonObject fields)
        {
            return (json, null);
        }

        var mark = Remove(fields);
        foreach (var line in fields["lines"] is JsonArray lines ? lines.OfType<JsonObject>() : [])
        {
            mark = Remove(line) ?? mark;
        }

        return mark is null ? (json, null) : (JsonSerializer.SerializeToUtf8Bytes(fields, Plain), mark);
    }

    private static bool Append(JsonObject fields, ElementNode memo, string mark)
    {
        var text = fields[memo.JsonName]?.ToString().TrimEnd() ?? "";
        var marked = text.Length == 0 ? mark : $"{text} {mark}";

        // A line end counts as two characters.
        if (memo.MaxLength is { } most && marked.Length + marked.Count(c => c == '\n') > most)
        {
            return false;
        }

        fields[memo.JsonName] = marked;
        return true;
    }

    private static string? Remove(JsonObject fields)
    {
        string? mark = null;
        foreach (var name in (string[])["memo", "notes"])
        {
            if (fields[name] is JsonValue value && value.TryGetValue<string>(out var memo) && Split(memo) is { Mark: { } found } split)
            {
                mark = found;
                if (split.Text.Length == 0)
                {
                    fields.Remove(name);
                }
                else
                {
                    fields[name] = split.Text;
                }
            }
        }

        return mark;
    }
}
