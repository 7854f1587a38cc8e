using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema.Official;

/// <summary>Intuit's annotated message file: what the comment beside each element says of editions, versions and lengths.</summary>
internal sealed partial class AnnotatedFile
{
    private readonly Dictionary<string, List<Note>> notes = new(StringComparer.Ordinal);

    public AnnotatedFile(XDocument document)
    {
        var comments = document.DescendantNodes().OfType<XComment>().GroupBy(Line).ToDictionary(g => g.Key, g => g.Last().Value);
        foreach (var message in document.Descendants()
            .Where(
                e => e.Name.LocalName.EndsWith("Rq", StringComparison.Ordinal)
                    || e.Name.LocalName.EndsWith("Rs", StringComparison.Ordinal)
                    || e.Name.LocalName is "ErrorRecovery"
                    || e.Name.LocalName.EndsWith("Ret", StringComparison.Ordinal)))
        {
            if (notes.TryAdd(message.Name.LocalName, []))
            {
                Collect(message, message.Name.LocalName, comments);
            }
        }
    }

    /// <summary>
    /// What is said of the element at a path such as <c>CustomerAddRq/CustomerAdd/Name</c>; several notes when it stands in several
    /// alternatives.
    /// </summary>
    public IReadOnlyList<Note> Of(string path) => notes.TryGetValue(path, out var found) ? found : [];

    private void Collect(XElement element, string path, Dictionary<int, string> comments)
    {
        foreach (var child in element.Elements())
        {
            var here = $"{path}/{child.Name.LocalName}";
            if (!notes.TryGetValue(here, out var list))
            {
                notes.Add(here, list = []);
            }

            list.Add(Note.Read(comments.GetValueOrDefault(Line(child), "")));
            Collect(child, here, comments);
        }
    }

    private static int Line(XObject node) => ((IXmlLineInfo)node).LineNumber;

    /// <summary>One comment.</summary>
    internal sealed partial record Note(Countries Countries, QbxmlVersion Since, int? MaxLength)
    {
        public static Note Read(string comment)
        {
            var countries = Countries.All;
            if (NotIn().Match(comment) is { Success: true } absent)
            {
                foreach (var edition in absent.Groups["editions"].Value.Split('|'))
                {
                    countries &= ~Country(edition);
                }
            }

            var since = Version().Match(comment) is { Success: true } v && QbxmlVersion.TryParse(
                v.Groups["version"].Value, out var version) ? version : QbxmlVersion.Oldest;
            int? length = null;
            foreach (Match m in Length().Matches(comment))
            {
                var editions = m.Groups["editions"].Success ? m.Groups["editions"].Value.Split('|') : ["QBD"];
                length = editions.Contains("QBD") || (length is null && editions.Any(e => Country(e) != Countries.None)) ? int.Parse(
                    m.Groups["length"].Value, CultureInfo.InvariantCulture) : length;
            }

            return new Note(countries, since, length);
        }

        private static Countries Country(string edition) => edition switch
        {
            "QBD" => Countries.US,
            "QBCA" => Countries.CA,
            "QBUK" => Countries.UK,
            _ => Countries.None,
        };

        [GeneratedRegex(@"not in (?<editions>[A-Z|]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex NotIn();

        [GeneratedRegex(@"\bv(?<version>[0-9]+\.[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Version();

        [GeneratedRegex(
            @"max length = (?<length>[0-9]+)( for (?<editions>[A-Z|]+))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Length();
    }
}
