using System.Globalization;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>The response to one request.</summary>
public sealed record ResponseInfo
{
    /// <summary>The most characters of <see cref="StatusMessage"/>; QuickBooks' own have a few hundred.</summary>
    public const int MaxMessage = 1000;

    private const int MaxWord = 50;

    /// <summary>The element name: <c>CustomerQueryRs</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Which response of the answer it is, from 0; requests are answered in their order.</summary>
    public required int Position { get; init; }

    /// <summary>The request's id, or null.</summary>
    public string? RequestID { get; init; }

    /// <summary>QuickBooks' code, 0 for success; null when there is none, which is no success.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Info, Warn or Error.</summary>
    public string? Severity { get; init; }

    /// <summary>QuickBooks' sentence.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>How many records the query has, when metaData asked.</summary>
    public int? RetCount { get; init; }

    /// <summary>Iterators: records still to come.</summary>
    public int? IteratorRemainingCount { get; init; }

    /// <summary>Iterators: the id to go on with.</summary>
    public string? IteratorID { get; init; }

    internal static ResponseInfo From(XmlTokenizer xml, string name, int position) => new()
    {
        Name = name,
        Position = position,
        RequestID = Text(xml, "requestID"u8),
        StatusCode = Number(xml, "statusCode"u8),
        Severity = Cut(Text(xml, "statusSeverity"u8), MaxWord),
        StatusMessage = Cut(Text(xml, "statusMessage"u8), MaxMessage),
        RetCount = Number(xml, "retCount"u8),
        IteratorRemainingCount = Number(xml, "iteratorRemainingCount"u8),
        IteratorID = Text(xml, "iteratorID"u8),
    };

    internal static string? Text(XmlTokenizer xml, ReadOnlySpan<byte> attribute) =>
        xml.TryGetAttribute(attribute, out var value) ? value : null;

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text
        : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static int? Number(XmlTokenizer xml, ReadOnlySpan<byte> attribute) =>
        int.TryParse(
            Text(xml, attribute),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var number) ? number : null;
}
