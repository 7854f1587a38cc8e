using System.Text.Json;

namespace WebConnectorSync.Server.Pages.Documents;

/// <summary>An address as it stands on an envelope.</summary>
internal static class Address
{
    private static readonly string[] Streets = ["addr1", "addr2", "addr3", "addr4", "addr5"];

    /// <summary>Its lines; none when the object is no address.</summary>
    public static List<string> Lines(JsonElement value)
    {
        var parts = Streets.Select(s => Text(value, s)).Append(Town(value)).Append(Text(value, "country")).Append(Text(value, "note"));
        return [.. parts.OfType<string>()];
    }

    private static string? Town(JsonElement value)
    {
        var place = string.Join(
            ' ',
            new[] { Text(value, "state"), Text(value, "province"), Text(value, "county"), Text(value, "postalCode") }.OfType<string>());
        var town = string.Join(", ", new[] { Text(value, "city"), place.Length > 0 ? place : null }.OfType<string>());
        return town.Length > 0 ? town : null;
    }

    private static string? Text(JsonElement value, string property) =>
        value.TryGetProperty(
            property, out var inner) && inner.ValueKind == JsonValueKind.String && inner.GetString() is { Length: > 0 } text ? text : null;
}
