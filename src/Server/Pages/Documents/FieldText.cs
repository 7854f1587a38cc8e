using System.Globalization;
using System.Text.Json;
using System.Xml;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Documents;

/// <summary>Values of fields as people read them, personal ones as dots.</summary>
internal static class FieldText
{
    /// <summary>Stands behind the app's own id where a name would be.</summary>
    public const string AppId = " (your app's id)";

    /// <summary>Stands in place of a value whose key is gone.</summary>
    public const string Unreadable = "cannot be read: its key is gone";

    /// <summary>The lines of a value; none when it is empty.</summary>
    /// <param name="value">The value.</param>
    /// <param name="shape">What the tables say of it; null when they do not know it.</param>
    public static IReadOnlyList<string> Lines(JsonElement value, ElementNode? shape) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ when SecretValues.IsUnreadable(value) => [Unreadable],
        _ when shape?.IsSecret == true => [Transcript.Mask],
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(v => Lines(v, shape))],
        JsonValueKind.Object => OfObject(value, shape),
        _ => Scalar(value, shape) is { Length: > 0 } text ? [text] : [],
    };

    /// <summary>The value in one line; empty when there is none.</summary>
    public static string Line(JsonElement value, ElementNode? shape) => string.Join(", ", Lines(value, shape));

    /// <summary>An amount of money.</summary>
    public static string Money(decimal amount) => amount.ToString("N2", CultureInfo.CurrentCulture);

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Whether an object of JSON names another record.</summary>
    public static bool IsReference(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
            && (value.TryGetProperty("fullName", out _)
                || value.TryGetProperty("listID", out _)
                || value.TryGetProperty("externalId", out _)
                || value.TryGetProperty("txnID", out _))
        && value.EnumerateObject().Count() <= 3;

    private static List<string> OfObject(JsonElement value, ElementNode? shape)
    {
        if (IsReference(value))
        {
            return Reference(value) is { } name ? [name] : [];
        }

        if (Address.Lines(value) is { Count: > 0 } address)
        {
            return address;
        }

        var inside = FieldShapes.Inside(shape);
        return [.. inside.Sort(value.EnumerateObject().Select(p => p.Name))
            .Select(name => (name, text: Line(value.GetProperty(name), inside[name])))
            .Where(p => p.text.Length > 0)
            .Select(p => $"{FieldLabel.Of(inside[p.name]?.Name ?? p.name)}: {p.text}")];
    }

    private static string? Reference(JsonElement value) =>
        Text(value, "fullName") ?? (Text(value, "externalId") is { } id ? id + AppId : Text(value, "listID") ?? Text(value, "txnID"));

    private static string? Text(JsonElement value, string property) =>
        value.TryGetProperty(
            property, out var inner) && inner.ValueKind == JsonValueKind.String && inner.GetString() is { Length: > 0 } text ? text : null;

    private static string Scalar(JsonElement value, ElementNode? shape) => value.ValueKind switch
    {
        JsonValueKind.True => "Yes",
        JsonValueKind.False => "No",
        JsonValueKind.Number when shape?.Value == ValueKind.Amount && value.TryGetDecimal(out var amount) => Money(amount),
        JsonValueKind.Number when shape?.Value is ValueKind.Price or ValueKind.Quantity or ValueKind.Percent
            && value.TryGetDecimal(out var number) =>
                number.ToString(shape.Value == ValueKind.Price ? "#,0.00###" : "#,0.#####", CultureInfo.CurrentCulture),
        JsonValueKind.String => Text(value.GetString()!, shape),
        _ => value.GetRawText(),
    };

    private static string Text(string text, ElementNode? shape) => shape?.Value switch
    {
        ValueKind.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) => Day(day),
        ValueKind.DateTime when DateTime.TryParse(text.Length > 19 ? text[..19] : text, CultureInfo.InvariantCulture, out var at) =>
            at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture),
        ValueKind.Interval => Duration(text),
        _ => text,
    };

    private static string Duration(string text)
    {
        try
        {
            var time = XmlConvert.ToTimeSpan(text);
            return $"{(int)time.TotalHours} h {time.Minutes:00} min";
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return text;
        }
    }
}
