namespace WebConnectorSync.Qbxml.Xml;

/// <summary>What <see cref="XmlTokenizer.Read"/> met.</summary>
public enum XmlToken
{
    /// <summary>Nothing was read yet, or the document is not acceptable (see <see cref="XmlTokenizer.Problem"/>).</summary>
    None,

    /// <summary>The bytes given so far end inside a token: append more, or say that the document is complete.</summary>
    NeedMoreData,

    /// <summary>A start tag, or an empty element; the latter is followed by its own <see cref="EndElement"/>.</summary>
    StartElement,

    /// <summary>A piece of text or CDATA inside an element. One text may come in several pieces, and a piece may be empty.</summary>
    Text,

    /// <summary>An end tag.</summary>
    EndElement,

    /// <summary>A comment; its content is not kept.</summary>
    Comment,

    /// <summary>The XML declaration or a processing instruction.</summary>
    ProcessingInstruction,

    /// <summary>The root element is closed and nothing but white space, comments and instructions followed.</summary>
    EndOfDocument,
}
