using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Server.Pages.Documents;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>One field of a record in a form.</summary>
/// <param name="Path">Where it stands in the record's JSON: lines[0].quantity.</param>
/// <param name="Label">What a bookkeeper calls it.</param>
/// <param name="Value">What the input shows; empty for personal data.</param>
/// <param name="Shape">What the tables say of it; null when they do not know it.</param>
/// <param name="IsReference">It names another record.</param>
internal sealed record EditField(string Path, string Label, string Value, ElementNode? Shape, bool IsReference)
{
    /// <summary>What is wrong with it: sentence and advice.</summary>
    public List<(string Message, string Advice)> Problems { get; } = [];

    /// <summary>Its value is personal: it is not shown, and stays unless a new one is typed.</summary>
    public bool IsSecret => Shape?.IsSecret == true;

    /// <summary>The kind of the input: date, number or text.</summary>
    public string InputType => Shape?.Value switch { ValueKind.Date => "date", _ => "text" };

    /// <summary>Whether a keyboard of digits helps.</summary>
    public bool IsNumber =>
        Shape?.Value is ValueKind.Amount or ValueKind.Price or ValueKind.Quantity or ValueKind.Percent or ValueKind.Float or ValueKind.Int;

    /// <summary>What can be chosen; empty when anything can be typed.</summary>
    public IReadOnlyList<string> Choices => Shape?.Value == ValueKind.Bool ? ["true", "false"] : Shape?.Words ?? [];

    /// <summary>A choice as it is shown.</summary>
    public string Say(string choice) => Shape?.Value != ValueKind.Bool ? choice : choice == "true" ? "Yes" : "No";

    /// <summary>The id of its input.</summary>
    public string Id => "field-" + Path.Replace('[', '-').Replace("]", "", StringComparison.Ordinal).Replace('.', '-');

    /// <summary>The field of a value.</summary>
    public static EditField Of(string path, string label, JsonElement value, ElementNode? shape)
    {
        var isReference = FieldText.IsReference(value) || (shape?.IsReference == true && value.ValueKind != JsonValueKind.String);
        var text = shape?.IsSecret == true ? "" : isReference ? FieldText.Line(value, null)
            .Replace(FieldText.AppId, "", StringComparison.Ordinal) : Text(value);
        return new(path, label, text, shape, isReference);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}

/// <summary>Fields that stand together: those of the record itself, an address, a line.</summary>
/// <param name="Title">What they are; null for the record's own.</param>
/// <param name="Fields">The fields.</param>
internal sealed record EditGroup(string? Title, List<EditField> Fields);
