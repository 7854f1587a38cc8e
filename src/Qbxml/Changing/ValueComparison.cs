using System.Globalization;
using System.Text;
using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Changing;

/// <summary>
/// Whether a value is what QuickBooks made of another: trimmed, with its own number of decimals, with a question mark for what it cannot
/// store.
/// </summary>
internal static class ValueComparison
{
    /// <summary>Compares two single values.</summary>
    public static bool AreSame(ElementNode element, JsonElement app, JsonElement quickBooks)
    {
        var (wanted, stored) = (Text(element, app), Text(element, quickBooks));
        return wanted == stored
            || (element.Value is ValueKind.Enum or ValueKind.Guid && wanted.Equals(stored, StringComparison.OrdinalIgnoreCase))
            || (element.IsSecret && IsMaskOf(stored, wanted))
            || (IsNothing(element, wanted) && IsNothing(element, stored));
    }

    /// <summary>Compares two references: by id where both have one, else by full name, whatever the case.</summary>
    public static bool AreSameReference(JsonElement app, JsonElement quickBooks)
    {
        var (id, storedId) = (Part(app, "listID"), Part(quickBooks, "listID"));
        if (id.Length > 0 && storedId.Length > 0)
        {
            return id == storedId;
        }

        return Part(app, "fullName")
            .Equals(Part(quickBooks, "fullName"), StringComparison.OrdinalIgnoreCase) && (id.Length == 0 || storedId.Length > 0);
    }

    /// <summary>Whether a value of any shape says nothing: absent, empty, or what QuickBooks leaves out.</summary>
    public static bool SaysNothing(ElementNode? element, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(p => SaysNothing(null, p.Value)),
        _ => element is null ? FieldText.Given(value) is null or "" : IsNothing(element, Text(element, value)),
    };

    /// <summary>A text as QuickBooks keeps it.</summary>
    public static string Kept(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim().EnumerateRunes())
        {
            kept.Append(Windows1252.IsInside(rune.Value) ? rune.ToString() : "?");
        }

        return kept.ToString();
    }

    private static string Text(ElementNode element, JsonElement value)
    {
        if (FieldText.Given(value) is null)
        {
            return "";
        }

        var text = FieldText.Format(element, value, out _);
        return element.Value is ValueKind.Text or ValueKind.Id or null ? Kept(text) : text.Trim();
    }

    private static bool IsNothing(ElementNode element, string text) =>
        text.Length == 0 || text == element.DefaultWord || (element.Value == ValueKind.Bool && text == "false") ||
        (IsNumber(element) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == 0);

    private static bool IsNumber(ElementNode element) =>
        element.Value is ValueKind.Amount or ValueKind.Price or ValueKind.Quantity or ValueKind.Percent or ValueKind.Int or ValueKind.Float;

    // Card and social security numbers come back with all but the last digits hidden.
    private static bool IsMaskOf(string stored, string wanted)
    {
        var visible = stored.TrimStart('*', 'x', 'X', '-', ' ');
        return visible.Length < stored.Length && wanted.EndsWith(visible, StringComparison.Ordinal);
    }

    private static string Part(JsonElement reference, string name) =>
        reference.ValueKind == JsonValueKind.Object && reference.TryGetProperty(name, out var part)
            ? FieldText.Given(part)?.Trim() ?? ""
            : "";
}
