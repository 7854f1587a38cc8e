using System.Text;

namespace WebConnectorSync.Qbxml.Tests.Xml;

/// <summary>Writes random documents that are well-formed, and spoils them.</summary>
internal sealed class RandomXml(int seed, bool hasNamespaces)
{
    private static readonly string[] Texts =
    [
        "Abercrombie, Kristy", "80000001-1415713663", "&lt;Name&gt;", "&amp;", "&quot;x&apos;", "&#65;&#x20AC;&#x1F600;", "\n", " \t ",
        "caf\u00E9", "\u20AC 12.00", "\U0001F600", "\u041A\u043B\u0438\u0435\u043D\u0442", "\r\n", "\r", "&#13;&#10;", "a > b", "]]", "]",
        "'\"", "=", "/",
    ];

    private static readonly byte[] Spoilers = "<>&;/\"'=!?-[]# \r\n\tax09_.\u00E9"u8.ToArray();
    private readonly Random random = new(seed);
    private readonly StringBuilder xml = new();

    public byte[] WellFormed()
    {
        xml.Append(Pick("", "", "\uFEFF"));
        if (hasNamespaces)
        {
            xml.Append(Pick("", "<?xml version=\"1.0\" ?>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"));
        }

        Between();
        Element(depth: 1);
        Between();
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    /// <summary>A well-formed document with a few bytes changed, removed or repeated.</summary>
    public byte[] Spoilt()
    {
        var bytes = new List<byte>(WellFormed());
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = Spoilers[random.Next(Spoilers.Length)];
                    break;
                case 1:
                    bytes.Insert(at, Spoilers[random.Next(Spoilers.Length)]);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 6), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)));
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }

            if (bytes.Count == 0)
            {
                break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Increasing places to cut a document at; sometimes every place.</summary>
    public int[] Cuts(int length) => random.Next(3) == 0
        ? [.. Enumerable.Range(0, length)]
        : [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(length + 1)).Order()];

    private void Element(int depth)
    {
        string name = Pick("QBXML", "CustomerRet", "a", "x.y-1", "ListID", hasNamespaces ? "p:b" : "b", hasNamespaces ? "n\u00E4me" : "c");
        xml.Append('<').Append(name);
        if (depth == 1 && hasNamespaces)
        {
            xml.Append(" xmlns:p='urn:x'");
        }

        for (int i = random.Next(4); i > 0; i--)
        {
            string quote = Pick("\"", "'");
            string value = Text().Replace(quote, "", StringComparison.Ordinal);
            xml.Append($"{Pick(" ", "\n", "  ")}a{i}{Pick("=", " = ")}{quote}{value}{quote}");
        }

        if (random.Next(4) == 0)
        {
            xml.Append(Pick("/>", " />"));
            return;
        }

        xml.Append(Pick(">", ">", " >"));
        for (int i = random.Next(depth > 6 ? 2 : 6); i > 0; i--)
        {
            Child(depth);
        }

        xml.Append("</").Append(name).Append(Pick(">", ">", "\n>"));
    }

    private void Child(int depth)
    {
        switch (random.Next(9))
        {
            case < 3:
                Element(depth + 1);
                break;
            case < 6:
                xml.Append(Text());
                break;
            case 6:
                xml.Append("<![CDATA[" + Pick("", "]", "]]", "<a>&lt;", "\r\n", "caf\u00E9 ") + Pick("", "]", " x ") + "]]>");
                break;
            case 7:
                xml.Append(Text()).Insert(xml.Length, Pick("x", "&gt;", "\u00E9"), random.Next(20) == 0 ? 40_000 : 40);
                break;
            default:
                Misc();
                break;
        }
    }

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Pick(Texts)));

    private void Misc() => xml.Append(Pick("<!-- a - b -->", "<!---->", "<?pi?>", "<?pi some <data> &amp; ?>", "<?q \u00E9?>"));

    private void Between()
    {
        for (int i = random.Next(3); i > 0; i--)
        {
            xml.Append(Pick(" ", "\r\n"));
            Misc();
        }
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
