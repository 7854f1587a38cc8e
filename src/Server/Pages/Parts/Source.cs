using System.Xml;
using System.Xml.Linq;

namespace WebConnectorSync.Server.Pages.Parts;

/// <summary>XML or JSON, folded, with a copy button. Shown by the partial <c>_Source</c>; what is personal must be masked before.</summary>
/// <param name="Id">The id of its element.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">The text.</param>
internal sealed record Source(string Id, string Title, string Text)
{
    /// <summary>The text, XML with one element on a line; as it is when it is no whole XML.</summary>
    public string Tidy { get; } = Format(Text);

    private static string Format(string text)
    {
        try
        {
            return string.Join("\n", XElement.Parse($"<all>{text}</all>").Elements().Select(e => e.ToString()));
        }
        catch (XmlException)
        {
            return text;
        }
    }
}
