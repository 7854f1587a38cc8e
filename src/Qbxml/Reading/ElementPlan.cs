using System.Text;
using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>
/// What reading does with one element: its property, how its value is written, what may stand inside. Made once from the table.
/// </summary>
internal sealed class ElementPlan
{
    private static readonly NameTable<ElementPlan> Empty = new([]);

    private readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
    private readonly NameTable<ElementPlan> children = Empty;

    private ElementPlan(string name, string jsonName, int slot)
    {
        (Name, Slot) = (name, slot);
        Property = JsonOutput.Prepare(jsonName);
        IsSecret = QbxmlLanguage.Default.SecretProperties.Contains(jsonName);
    }

    private ElementPlan(ElementNode element, int slot, bool isArray, KeyField key, int depth)
        : this(element.Name, element.JsonName, slot)
    {
        (Kind, IsAggregate, IsArray, Key) = (element.Value, element.IsAggregate, isArray, key);
        IsCustomField = depth > 0 && element.Name is "DataExtRet" or "DataExt";
        if (element.JsonType is { } type)
        {
            Type = Encoding.UTF8.GetBytes(type);
            slots.Add(JsonFit.TypeProperty, slots.Count);
        }

        var plans = new Dictionary<string, ElementPlan>(StringComparer.Ordinal);
        AddChildren(element.Children, isRepeated: false, plans, depth);
        children = new NameTable<ElementPlan>(plans);
    }

    /// <summary>What stands around a record that is not in the tables.</summary>
    public static ElementPlan Outside { get; } = new("", "", 0);

    /// <summary>The element name.</summary>
    public string Name { get; }

    /// <summary>The property name, ready to be written.</summary>
    public byte[] Property { get; }

    /// <summary>Which of the parent's properties it is; elements that share an array share it.</summary>
    public int Slot { get; }

    /// <summary>The value type; null for aggregates and unknown elements.</summary>
    public ValueKind? Kind { get; }

    /// <summary>Known to hold other elements, so that its own text is only white space.</summary>
    public bool IsAggregate { get; }

    /// <summary>Always an array in JSON.</summary>
    public bool IsArray { get; }

    /// <summary>The value of <c>type</c> in journal lines.</summary>
    public byte[]? Type { get; }

    /// <summary>Which key of the record it is.</summary>
    public KeyField Key { get; }

    /// <summary>A custom field or private data of an application.</summary>
    public bool IsCustomField { get; }

    /// <summary>Personal data, wherever it stands.</summary>
    public bool IsSecret { get; }

    /// <summary>Not in the tables.</summary>
    public bool IsUnknown { get; private init; }

    /// <summary>How many known properties there are.</summary>
    public int SlotCount => slots.Count;

    /// <summary>The plan of a record or of a response's own content.</summary>
    public static ElementPlan Of(MessageDef message) => new(message.Root, slot: 0, isArray: false, KeyField.None, depth: 0);

    /// <summary>The child of that name, or null.</summary>
    public ElementPlan? Child(ReadOnlySpan<byte> name) => children.Find(name);

    /// <summary>A plan for a child that is not in the tables.</summary>
    /// <param name="name">Its element name.</param>
    /// <param name="slot">A number beyond all known ones.</param>
    public ElementPlan UnknownChild(string name, int slot)
    {
        var jsonName = JsonNamingPolicy.CamelCase.ConvertName(name);
        if (jsonName is JsonFit.CustomFields or "dataExt" or JsonFit.TypeProperty)
        {
            jsonName += "Element";
        }

        return new ElementPlan(name, jsonName, slots.GetValueOrDefault(jsonName, slot)) { IsUnknown = true };
    }

    private void AddChildren(IReadOnlyList<SchemaNode> nodes, bool isRepeated, Dictionary<string, ElementPlan> plans, int depth)
    {
        foreach (var node in nodes)
        {
            if (node is ChoiceNode choice)
            {
                foreach (var alternative in choice.Alternatives)
                {
                    AddChildren(alternative, isRepeated || choice.IsRepeated, plans, depth);
                }

                continue;
            }

            var child = (ElementNode)node;
            if (!slots.TryGetValue(child.JsonName, out var slot))
            {
                slots.Add(child.JsonName, slot = slots.Count);
            }

            if (!plans.ContainsKey(child.Name))
            {
                plans.Add(child.Name, new ElementPlan(child, slot, isRepeated || child.IsRepeated, KeyOf(child.Name, depth), depth + 1));
            }
        }
    }

    private KeyField KeyOf(string child, int depth) => depth switch
    {
        0 => child switch
        {
            "ListID" or "TxnID" => KeyField.Id,
            "EditSequence" => KeyField.EditSequence,
            "TimeCreated" => KeyField.TimeCreated,
            "TimeModified" => KeyField.TimeModified,
            "TimeDeleted" => KeyField.TimeDeleted,
            "Name" or "Initial" => KeyField.Name,
            "FullName" => KeyField.FullName,
            "RefNumber" => KeyField.RefNumber,
            "TxnDate" => KeyField.TxnDate,
            "IsActive" => KeyField.IsActive,
            "Sublevel" => KeyField.Sublevel,
            _ => KeyField.None,
        },
        1 => (Name, child) switch
        {
            ("ParentRef", "ListID") => KeyField.ParentId,
            ("CustomerRef" or "VendorRef" or "EntityRef" or "PayeeEntityRef", "FullName") => KeyField.PartyName,
            _ => KeyField.None,
        },
        _ => KeyField.None,
    };
}
