using System.Reflection;

namespace WebConnectorSync.Qbxml.Schema;

/// <summary>
/// The whole qbXML language as data: one table file per object, read once. Reader, writer, validation, API schemas, labels and
/// the simulator's structure check all come from it; adding an object is adding a file.
/// </summary>
public sealed class QbxmlLanguage
{
    private static readonly Lazy<QbxmlLanguage> Shared = new(ReadEmbedded);

    private readonly Dictionary<string, ObjectDef> objects;
    private readonly Dictionary<string, MessageDef> messages;

    private QbxmlLanguage(List<ObjectDef> objects)
    {
        this.objects = objects.ToDictionary(o => o.Name, StringComparer.Ordinal);
        messages = objects.SelectMany(o => o.Messages).ToDictionary(m => m.Name, StringComparer.Ordinal);
        var secrets = SecretNodes(objects);
        SecretElements = secrets.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        SecretProperties = secrets.Select(s => s.JsonName).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The language as shipped.</summary>
    public static QbxmlLanguage Default => Shared.Value;

    /// <summary>All objects.</summary>
    public IReadOnlyCollection<ObjectDef> Objects => objects.Values;

    /// <summary>Names of elements that carry personal data; masked in every log and on every page, wherever they stand.</summary>
    public IReadOnlySet<string> SecretElements { get; }

    /// <summary>Names of their properties in JSON.</summary>
    public IReadOnlySet<string> SecretProperties { get; }

    /// <summary>The object of that name (Customer).</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ObjectDef Object(string name) => objects[name];

    /// <summary>The object of that name, or null.</summary>
    public ObjectDef? FindObject(string name) => objects.GetValueOrDefault(name);

    /// <summary>The message of that element name (CustomerQueryRq, CustomerRet).</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public MessageDef Message(string name) => messages[name];

    /// <summary>The message of that element name, or null.</summary>
    public MessageDef? FindMessage(string name) => messages.GetValueOrDefault(name);

    /// <summary>Reads a language from table texts, shared parts first.</summary>
    /// <exception cref="FormatException">A text breaks the notation.</exception>
    public static QbxmlLanguage Read(IEnumerable<(string File, string Text)> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var parser = new QbxParser();
        foreach (var (file, text) in tables)
        {
            parser.Read(file, text);
        }

        return new QbxmlLanguage(parser.Objects);
    }

    private static QbxmlLanguage ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(n => n.EndsWith(".qbx", StringComparison.Ordinal));
        return Read(names
            .OrderBy(n => n == "Shared.qbx" ? 0 : 1)
            .ThenBy(n => n, StringComparer.Ordinal)
            .Select(n => (n, Text(assembly, n))));
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static List<ElementNode> SecretNodes(List<ObjectDef> objects)
    {
        var found = new List<ElementNode>();
        foreach (var message in objects.SelectMany(o => o.Messages))
        {
            Collect(message.Root);
        }

        return found;

        void Collect(ElementNode element)
        {
            if (element.IsSecret)
            {
                found.Add(element);
            }

            foreach (var child in element.ChildElements.Values)
            {
                Collect(child);
            }
        }
    }
}
