using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Server.Pages.Documents;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>
/// The app's fields of a record as a form. Fields that are wrong and not there yet are added to it, so that each problem stands at its
/// field.
/// </summary>
internal sealed class EditForm
{
    private readonly JsonElement app;
    private readonly ElementNode? shape;
    private readonly List<EditGroup> groups = [new(null, [])];

    /// <summary>Makes the form.</summary>
    /// <param name="section">The record's section.</param>
    /// <param name="json">The app's fields.</param>
    public EditForm(SectionDef section, string json)
    {
        app = JsonSerializer.Deserialize<JsonElement>(json);
        shape = WritableObjects.ForFields(section.Query, app)?.Add?.Inner;
        Walk(app, shape, "", groups[0]);
    }

    /// <summary>The fields, in groups.</summary>
    public IReadOnlyList<EditGroup> Groups => groups;

    /// <summary>Problems that belong to no field.</summary>
    public List<(string Message, string Advice)> Others { get; } = [];

    private IEnumerable<EditField> Fields => groups.SelectMany(g => g.Fields);

    /// <summary>Puts a problem at its field.</summary>
    public void Add(string path, string message, string advice)
    {
        var field = Fields.FirstOrDefault(f => f.Path == path)
            ?? Fields.FirstOrDefault(f => path.StartsWith(f.Path + ".", StringComparison.Ordinal));
        if (field is null
            && JsonPath.Find(app, path) is null
            && JsonPath.Shape(shape, app, path) is { Children.Count: 0 } or { IsReference: true })
        {
            field = EditField.Of(path, FieldLabel.Of(JsonPath.Last(path)), default, JsonPath.Shape(shape, app, path));
            (groups.FindLast(g => g.Fields.Exists(f => JsonPath.Parent(f.Path) == JsonPath.Parent(path))) ?? groups[0]).Fields.Add(field);
        }

        (field?.Problems ?? Others).Add((message, advice));
    }

    /// <summary>The record with what was typed; fields that were left as they are stay exactly so.</summary>
    /// <param name="typed">What was typed, by path.</param>
    /// <param name="isInQuickBooks">An emptied field is emptied there; else it is left out.</param>
    public JsonObject Apply(IReadOnlyDictionary<string, string> typed, bool isInQuickBooks)
    {
        var result = (JsonObject)JsonNode.Parse(app.GetRawText())!;
        foreach (var (path, text) in typed)
        {
            var field = Fields.FirstOrDefault(f => f.Path == path) ?? EditField.Of(path, "", default, JsonPath.Shape(shape, app, path));
            if (text.Trim() != field.Value && !(field.IsSecret && text.Length == 0))
            {
                JsonPath.Set(result, path, Node(field, text.Trim()), isInQuickBooks);
            }
        }

        return result;
    }

    private static JsonNode? Node(EditField field, string text) => text.Length == 0 ? null
        : field.IsReference ? new JsonObject { ["fullName"] = text }
        : field.Shape?.Value == ValueKind.Bool ? JsonValue.Create(text == "true")
        : field.IsNumber && decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
        : JsonValue.Create(text);

    private void Walk(JsonElement fields, ElementNode? parent, string path, EditGroup group)
    {
        var shapes = FieldShapes.Inside(parent);
        foreach (var name in shapes.Sort(fields.EnumerateObject().Select(p => p.Name)))
        {
            var (value, at) = (fields.GetProperty(name), path.Length == 0 ? name : $"{path}.{name}");
            var label = FieldLabel.Of(shapes[name]?.Name ?? name);
            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)).Where(
                    p => p.item.ValueKind == JsonValueKind.Object))
                {
                    Walk(item, JsonPath.Line(parent, name, item), $"{at}[{index}]", Begin($"{FieldLabel.Of(name)} {index + 1}"));
                }
            }
            else if (value.ValueKind == JsonValueKind.Object && !FieldText.IsReference(value) && shapes[name]?.IsReference != true)
            {
                Walk(value, shapes[name], at, Begin(label));
            }
            else
            {
                group.Fields.Add(EditField.Of(at, label, value, shapes[name]));
            }
        }
    }

    private EditGroup Begin(string title)
    {
        var group = new EditGroup(title, []);
        groups.Add(group);
        return group;
    }
}
