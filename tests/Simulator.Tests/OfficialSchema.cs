using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace WebConnectorSync.Simulator.Tests;

/// <summary>Intuit's own XSDs, where they are at hand.</summary>
internal static class OfficialSchema
{
    private static readonly ConcurrentDictionary<string, XmlSchemaSet> Sets = new();

    /// <summary>What the schema of "13.0" or "16.0" objects to in a document.</summary>
    public static IReadOnlyList<string> Problems(string version, string qbxml)
    {
        var number = version.Replace(".", "", StringComparison.Ordinal);
        var set = Sets.GetOrAdd(Reference.Path("qbxml-schema", $"xsd-{version}", $"qbxmlops{number}.xsd"), path =>
        {
            var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
            schemas.Add(null, path);
            schemas.Compile();
            return schemas;
        });
        var problems = new List<string>();
        XDocument.Parse(qbxml).Validate(set, (_, e) => problems.Add(e.Message));
        return problems;
    }
}
