using System.Text.Json;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Sync.References;

/// <summary>What is shown and found of a record that only the app has: its name, its date, whether it is active.</summary>
/// <param name="Name">Full name, name or number; null when the fields say none.</param>
/// <param name="TxnOn">A transaction's date.</param>
/// <param name="IsActive">False when the app made it inactive.</param>
internal sealed record RecordHead(string? Name, DateOnly? TxnOn, bool IsActive)
{
    private const int MostName = 255;

    /// <summary>From the app's fields.</summary>
    /// <param name="app">The fields.</param>
    /// <param name="parentName">Full name of the record that parentRef names; null for none.</param>
    public static RecordHead Of(JsonElement app, string? parentName)
    {
        var own = Text(app, "name") ?? Text(app, "initial") ?? Text(app, "refNumber") ?? Person(app);
        var full = own is not null && parentName is not null ? $"{parentName}:{own}" : own;
        DateOnly? on = QbDateTime.TryParse(Text(app, "txnDate"), out var day) ? DateOnly.FromDateTime(day.Local) : null;
        return new RecordHead(full is { Length: > MostName } ? full[..MostName] : full, on, Text(app, "isActive") is not ("false" or "0"));
    }

    /// <summary>A value as text, trimmed, the first where QuickBooks sent several; null when absent or empty.</summary>
    public static string? Text(JsonElement fields, string name)
    {
        if (fields.ValueKind != JsonValueKind.Object || !fields.TryGetProperty(name, out var value))
        {
            return null;
        }

        value = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : value;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        };
        return text.Length == 0 ? null : text;
    }

    // Employees have no name of their own.
    private static string? Person(JsonElement app)
    {
        var parts = new[] { "firstName", "middleName", "lastName" }.Select(p => Text(app, p)).OfType<string>();
        return string.Join(' ', parts) is { Length: > 0 } name ? name : null;
    }
}
