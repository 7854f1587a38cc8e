using System.Xml;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;

namespace WebConnectorSync.Simulator.Company.Requests;

/// <summary>A whole QBXML document with its requests, as far as the parse phase lets it through.</summary>
internal sealed record MessageSet(Dialect Dialect, IReadOnlyList<Request> Requests, XElement Envelope)
{
    private static readonly string[] Versions =
        ["1.0", "1.1", "2.0", "2.1", "3.0", "4.0", "4.1", "5.0", "6.0", "7.0", "8.0", "9.0", "10.0", "11.0",
         "12.0", "13.0", "14.0", "15.0", "16.0"];

    public string? OldMessageSetId => Envelope.Attribute("oldMessageSetID")?.Value;

    public string? NewMessageSetId => Envelope.Attribute("newMessageSetID")?.Value;

    public bool StopsOnError => Envelope.Attribute("onError")?.Value == "stopOnError";

    public bool WantsData => Envelope.Attribute("responseData")?.Value != "includeNone";

    /// <summary>Versions up to one, as HostRet lists them.</summary>
    public static IEnumerable<string> VersionsUpTo(QbxmlVersion highest) =>
        Versions.Where(v => QbxmlVersion.TryParse(v, out var version) && version <= highest);

    /// <summary>Parses a message; null with the reason when QuickBooks would refuse it whole (0x80040400).</summary>
    public static MessageSet? Read(string text, QbxmlVersion highest, Countries country, out string problem)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            document = XDocument.Load(reader);
        }
        catch (XmlException e)
        {
            problem = e.Message;
            return null;
        }

        if (!text.StartsWith("<?xml", StringComparison.Ordinal) || Version(document) is not { } version || version > highest)
        {
            problem = "no XML declaration at the start, or no qbxml version this QuickBooks knows";
            return null;
        }

        return Read(document.Root!, new Dialect(version, country), out problem);
    }

    private static QbxmlVersion? Version(XDocument document)
    {
        var data = document.Nodes().TakeWhile(n => n is not XElement).OfType<XProcessingInstruction>().FirstOrDefault(
            p => p.Target == "qbxml")?.Data;
        var parts = data?.Split('"', '\'');
        return parts is { Length: 3 } && parts[0].Trim() is "version=" && QbxmlVersion.TryParse(
            parts[1], out var version) && Versions.Contains(version.ToString())
            ? version : null;
    }

    private static MessageSet? Read(XElement root, Dialect dialect, out string problem)
    {
        var sets = root.Elements().ToList();
        if (root.Name != "QBXML" || root.HasAttributes || sets.Count != 1 || sets[0].Name != "QBXMLMsgsRq" || !AttributesAreSound(sets[0]))
        {
            problem = "one QBXMLMsgsRq with onError is expected in QBXML";
            return null;
        }

        var requests = new List<Request>();
        foreach (var element in sets[0].Elements())
        {
            var definition = QbxmlLanguage.Default.FindMessage(element.Name.LocalName);
            problem = definition is null || definition.Kind != MessageKind.Request || !definition.Root.Gate.IsOpenFor(dialect)
                ? $"{element.Name} is not a request of qbXML {dialect.Version}"
                : RequestStructure.Check(element, definition, dialect) ?? "";
            if (problem.Length > 0)
            {
                return null;
            }

            requests.Add(new Request(element, definition!));
        }

        problem = "";
        return new MessageSet(dialect, requests, sets[0]);
    }

    private static bool AttributesAreSound(XElement set) =>
        set.Attribute("onError")?.Value is "continueOnError" or "stopOnError"
        && set.Attribute("responseData")?.Value is null or "includeAll" or "includeNone"
        && set.Attributes().All(a => a.Name.LocalName is "onError" or "responseData" or "newMessageSetID" or "oldMessageSetID");
}
