using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>
/// The engine's doc comments. The generator of the description reads those of this assembly and of public types; the engine's shapes that
/// the API answers are internal.
/// </summary>
internal static partial class DocComments
{
    private const string Source = "WebConnectorSync.Sync.xml";

    private static readonly Lazy<Dictionary<string, XElement>> Members = new(Read);

    /// <summary>What is said of a type.</summary>
    public static string? Of(Type type) => Text(Find($"T:{type.FullName}")?.Element("summary"));

    /// <summary>What is said of a property, or of the parameter of a record that makes it.</summary>
    public static string? Of(Type type, string property) =>
        Text(Find($"P:{type.FullName}.{property}")?.Element("summary"))
        ?? Text(Find($"T:{type.FullName}")?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == property));

    /// <summary>Text as one line.</summary>
    public static string OneLine(string text) => Space().Replace(text, " ").Trim();

    private static XElement? Find(string member) => Members.Value.GetValueOrDefault(member);

    private static string? Text(XElement? comment) =>
        comment is null ? null : OneLine(string.Concat(comment.Nodes().Select(Text)));

    // A reference to code is said by its last word, in camel case as in JSON.
    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Value: "" } element => element.FirstAttribute is { Value: var name }
            ? JsonNamingPolicy.CamelCase.ConvertName(name[(name.LastIndexOf('.') + 1)..])
            : "",
        XElement element => element.Value,
        _ => "",
    };

    private static Dictionary<string, XElement> Read()
    {
        using var stream = typeof(DocComments).Assembly.GetManifestResourceStream(Source)!;
        return XDocument.Load(stream).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Space();
}
