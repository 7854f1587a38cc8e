using System.Text;
using System.Xml;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Qbxml.Tests.Xml;

/// <summary>A document as a list of lines, one per event, with neighbouring texts joined.</summary>
internal static class XmlEvents
{
    /// <summary>Reads a document that is given in pieces ending at the cuts.</summary>
    public static List<string> Of(byte[] document, int[]? cuts = null, XmlLimits? limits = null, bool keepProblem = true)
    {
        using var tokenizer = new XmlTokenizer(limits);
        var events = new Recorder();
        int from = 0;
        foreach (int cut in cuts ?? [])
        {
            tokenizer.Append(document.AsSpan(from, cut - from));
            from = cut;
            events.ReadAll(tokenizer, document.Length);
        }

        tokenizer.Append(document.AsSpan(from));
        tokenizer.Complete();
        events.ReadAll(tokenizer, document.Length);
        if (keepProblem && tokenizer.Problem is { } problem)
        {
            events.Add($"! {problem.Code} at {problem.Offset}: {problem.Message}");
        }

        return events.Lines;
    }

    public static List<string> Of(string document) => Of(Encoding.UTF8.GetBytes(document));

    /// <summary>The same list, as System.Xml sees it but for U+0080 to U+009F; null when it refuses the document.</summary>
    public static List<string>? OfXmlReader(byte[] document)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var events = new Recorder();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(document), settings);
            while (reader.Read())
            {
                events.Record(reader);
            }

            return events.Lines;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private sealed class Recorder
    {
        private readonly StringBuilder text = new();

        public List<string> Lines { get; } = [];

        public void Add(string line)
        {
            if (text.Length > 0)
            {
                Lines.Add("text " + text);
                text.Clear();
            }

            Lines.Add(line);
        }

        public void ReadAll(XmlTokenizer tokenizer, int length)
        {
            for (int reads = 0; tokenizer.Read() is not (XmlToken.NeedMoreData or XmlToken.None or XmlToken.EndOfDocument); reads++)
            {
                Assert.True(reads <= (2 * length) + 2, "The tokenizer hands out tokens without end.");
                Record(tokenizer);
            }
        }

        public void Record(XmlReader reader)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var line = new StringBuilder($"<{reader.Depth + 1} {reader.Prefix}:{reader.LocalName}");
                    bool isEmpty = reader.IsEmptyElement;
                    string end = $">{reader.Depth + 1} {reader.Prefix}:{reader.LocalName}";
                    while (reader.MoveToNextAttribute())
                    {
                        line.Append($" {reader.Name}=[{XmlBytes.Meant(reader.Value)}]");
                    }

                    Add(line.ToString());
                    if (isEmpty)
                    {
                        Add(end);
                    }

                    break;
                case XmlNodeType.EndElement:
                    Add($">{reader.Depth + 1} {reader.Prefix}:{reader.LocalName}");
                    break;
                case XmlNodeType.Comment:
                    Add("comment");
                    break;
                case XmlNodeType.ProcessingInstruction or XmlNodeType.XmlDeclaration:
                    Add($"? {reader.Name} {reader.Value}");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                case XmlNodeType.Whitespace when reader.Depth > 0:
                    text.Append(XmlBytes.Meant(reader.Value));
                    break;
                default:
                    break;
            }
        }

        /// <summary>XmlReader writes the declaration anew, without the white space at its end.</summary>
        private static string Content(XmlTokenizer tokenizer)
        {
            string content = Encoding.UTF8.GetString(tokenizer.Text);
            return tokenizer.IsName("xml"u8) ? content.TrimEnd() : content;
        }

        private void Record(XmlTokenizer tokenizer)
        {
            string name = Encoding.UTF8.GetString(tokenizer.Prefix) + ":" + Encoding.UTF8.GetString(tokenizer.LocalName);
            switch (tokenizer.Token)
            {
                case XmlToken.StartElement:
                    var attributes = Enumerable.Range(0, tokenizer.AttributeCount).Select(tokenizer.GetAttribute);
                    Add($"<{tokenizer.Depth} {name}" + string.Concat(attributes.Select(a => $" {a.Name}=[{a.Value}]")));
                    break;
                case XmlToken.EndElement:
                    Add($">{tokenizer.Depth} {name}");
                    break;
                case XmlToken.Comment:
                    Add("comment");
                    break;
                case XmlToken.ProcessingInstruction:
                    Add($"? {Encoding.UTF8.GetString(tokenizer.LocalName)} {Content(tokenizer)}");
                    break;
                default:
                    text.Append(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(tokenizer.Text));
                    break;
            }
        }
    }
}
