namespace WebConnectorSync.Qbxml.Xml;

/// <summary>What a document may ask of <see cref="XmlTokenizer"/> before it is refused.</summary>
public sealed record XmlLimits
{
    /// <summary>Elements inside each other.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>UTF-8 bytes of one element or attribute name, prefix included.</summary>
    public int MaxNameBytes { get; init; } = 256;

    /// <summary>Attributes of one tag, namespace declarations included.</summary>
    public int MaxAttributes { get; init; } = 64;

    /// <summary>Bytes of one whole tag, from &lt; to &gt;.</summary>
    public int MaxAttributeBytes { get; init; } = 64 * 1024;
}
