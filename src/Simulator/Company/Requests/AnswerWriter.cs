using System.Globalization;
using System.Text;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;

namespace WebConnectorSync.Simulator.Company.Requests;

/// <summary>
/// Writes answers in QuickBooks' own hand: one element per line, LF, no indentation, elements too young for the request left out.
/// </summary>
internal sealed class AnswerWriter(Dialect dialect)
{
    private readonly StringBuilder text = new();

    /// <summary>What was written so far.</summary>
    public override string ToString() => text.ToString();

    /// <summary>Frames the inside of a QBXMLMsgsRs.</summary>
    public static string Frame(string attributes, string inside) =>
        "<?xml version=\"1.0\" ?>\n<QBXML>\n" +
        (inside.Length == 0 ? $"<QBXMLMsgsRs{attributes} />\n" : $"<QBXMLMsgsRs{attributes}>\n{inside}</QBXMLMsgsRs>\n") +
        "</QBXML>\n";

    /// <summary>An attribute with its leading blank; nothing when there is no value.</summary>
    public static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{Escape(value)}\"";

    /// <summary>An element with its attributes, one element per line.</summary>
    public static string Lines(XElement element)
    {
        var start = "<" + element.Name.LocalName + string.Concat(element.Attributes().Select(a => Attribute(a.Name.LocalName, a.Value)));
        if (!element.HasElements)
        {
            return element.HasAttributes && element.Value.Length == 0
                ? start + " />\n"
                : $"{start}>{Escape(element.Value)}</{element.Name.LocalName}>\n";
        }

        return $"{start}>\n{string.Concat(element.Elements().Select(Lines))}</{element.Name.LocalName}>\n";
    }

    public void Write(string responseName, string? requestId, Answer answer)
    {
        text.Append('<').Append(responseName)
            .Append(Attribute("requestID", requestId))
            .Append(Attribute("statusCode", answer.Status.Code.ToString(CultureInfo.InvariantCulture)))
            .Append(Attribute("statusSeverity", answer.Status.Severity))
            .Append(Attribute("statusMessage", answer.Status.Message))
            .Append(Attribute("retCount", answer.RetCount?.ToString(CultureInfo.InvariantCulture)))
            .Append(Attribute("iteratorRemainingCount", answer.IteratorRemaining?.ToString(CultureInfo.InvariantCulture)))
            .Append(Attribute("iteratorID", answer.IteratorId));
        var start = text.Length;
        foreach (var element in answer.Content)
        {
            if (text.Length == start)
            {
                text.Append(">\n");
            }

            var definition = QbxmlLanguage.Default.FindMessage(element.Name.LocalName)?.Root
                ?? QbxmlLanguage.Default.FindMessage(responseName)?.Root.ChildElements.GetValueOrDefault(element.Name.LocalName);
            Write(element, definition);
        }

        text.Append(text.Length == start ? " />\n" : $"</{responseName}>\n");
    }

    private static string Escape(string value)
    {
        if (value.AsSpan().IndexOfAny("&<>'\"") < 0)
        {
            return value;
        }

        return value
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("'", "&apos;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
    }

    private void Write(XElement element, ElementNode? definition)
    {
        var name = element.Name.LocalName;
        text.Append('<').Append(name).Append('>');
        if (element.HasElements)
        {
            text.Append('\n');
            var layout = definition is null ? null : Layout.Of(definition);
            foreach (var child in element.Elements())
            {
                var slot = layout?.Find(child.Name.LocalName);
                if (slot is null || slot.IsOpenFor(dialect))
                {
                    Write(child, slot?.Node);
                }
            }
        }
        else
        {
            text.Append(Escape(element.Value));
        }

        text.Append("</").Append(name).Append(">\n");
    }
}
