using System.Text.Json;

namespace WebConnectorSync.Qbxml.Schema;

/// <summary>One thing in a sequence of the language: an element or a choice.</summary>
public abstract class SchemaNode(Occurs occurs, Gate gate)
{
    /// <summary>How often it may stand.</summary>
    public Occurs Occurs { get; } = occurs;

    /// <summary>Where it exists.</summary>
    public Gate Gate { get; } = gate;

    /// <summary>Whether it must stand at least once.</summary>
    public bool IsRequired => Occurs is Occurs.One or Occurs.OneOrMore;

    /// <summary>Whether it may stand more than once.</summary>
    public bool IsRepeated => Occurs is Occurs.Many or Occurs.OneOrMore;
}

/// <summary>Exactly one of several sequences; repeated, any number of them in any order (line items).</summary>
public sealed class ChoiceNode(IReadOnlyList<IReadOnlyList<SchemaNode>> alternatives, Occurs occurs, Gate gate) : SchemaNode(occurs, gate)
{
    /// <summary>The alternatives, each a sequence.</summary>
    public IReadOnlyList<IReadOnlyList<SchemaNode>> Alternatives { get; } = alternatives;
}

/// <summary>An element: a value, a reference to a list entry, or an aggregate of other nodes.</summary>
public sealed class ElementNode(string name, ElementShape shape, Occurs occurs, Gate gate) : SchemaNode(occurs, gate)
{
    private Dictionary<string, ElementNode>? byName;
    private HashSet<string>? jsonNames;

    /// <summary>The qbXML element name.</summary>
    public string Name { get; } = name;

    /// <summary>The name in a record's JSON: camel case, or what the table says (line items are <c>lines</c>).</summary>
    public string JsonName { get; } = shape.JsonName ?? JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>
    /// For elements that share a JSON array and differ only in their element name: the value of <c>type</c> (journal lines: debit, credit).
    /// </summary>
    public string? JsonType { get; } = shape.JsonType;

    /// <summary>The value type; null for aggregates and references.</summary>
    public ValueKind? Value { get; } = shape.Value;

    /// <summary>Text: the most characters allowed; references: the most characters of FullName; null where the schema sets none.</summary>
    public int? MaxLength { get; } = shape.MaxLength;

    /// <summary>Int: the smallest value allowed.</summary>
    public int? Min { get; } = shape.Min;

    /// <summary>Int: the largest value allowed.</summary>
    public int? Max { get; } = shape.Max;

    /// <summary>Enum: the words allowed; empty otherwise.</summary>
    public IReadOnlyList<string> Words { get; } = shape.Words;

    /// <summary>Enum: the word QuickBooks assumes when the element is missing.</summary>
    public string? DefaultWord { get; } = shape.DefaultWord;

    /// <summary>
    /// References: the objects that may be named (Customer; Customer, Vendor, Employee and OtherName); empty for other elements.
    /// </summary>
    public IReadOnlyList<string> Targets { get; } = shape.Targets;

    /// <summary>Whether it is a reference aggregate (ListID and FullName).</summary>
    public bool IsReference => Targets.Count > 0;

    /// <summary>Whether it holds other elements (references do too).</summary>
    public bool IsAggregate => Value is null;

    /// <summary>Personal data: masked wherever it is logged or shown (SSN, bank and card numbers).</summary>
    public bool IsSecret { get; } = shape.IsSecret;

    /// <summary>
    /// Whether an empty element is well formed, so that a Mod can clear the field; whole numbers, words and GUIDs have no empty form, lists
    /// have elements of their own for it.
    /// </summary>
    public bool IsClearable => !IsRequired && !IsRepeated && Value is not (ValueKind.Int or ValueKind.Enum or ValueKind.Guid);

    /// <summary>What stands inside, in the order of the wire; empty for values.</summary>
    public IReadOnlyList<SchemaNode> Children { get; } = shape.Children;

    /// <summary>All elements that may stand directly inside, whatever choice they belong to, by qbXML name.</summary>
    public IReadOnlyDictionary<string, ElementNode> ChildElements => byName ??= Index(Children);

    /// <summary>Every property the JSON of this element may have, whatever choice it belongs to.</summary>
    public IReadOnlySet<string> JsonNames => jsonNames ??= NamesInJson();

    /// <summary>
    /// Ids of transactions: the property under which a reference may stand instead (txnRef for txnID); null for every other element.
    /// </summary>
    public string? JsonRefName => JsonFit.RefName(this);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The elements of a sequence, those of its choices included.</summary>
    internal static IEnumerable<ElementNode> Flatten(IReadOnlyList<SchemaNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is ElementNode element)
            {
                yield return element;
                continue;
            }

            foreach (var alternative in ((ChoiceNode)node).Alternatives)
            {
                foreach (var inner in Flatten(alternative))
                {
                    yield return inner;
                }
            }
        }
    }

    private static Dictionary<string, ElementNode> Index(IReadOnlyList<SchemaNode> nodes)
    {
        var index = new Dictionary<string, ElementNode>(StringComparer.Ordinal);
        foreach (var element in Flatten(nodes))
        {
            index.TryAdd(element.Name, element);
        }

        return index;
    }

    private HashSet<string> NamesInJson()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in ChildElements.Values)
        {
            names.Add(element.JsonName);
            if (JsonFit.RefName(element) is { } reference)
            {
                names.Add(reference);
            }

            if (element.Name == JsonFit.DataExt)
            {
                names.Add(JsonFit.CustomFields);
            }
        }

        return names;
    }
}
