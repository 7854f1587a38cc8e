using System.Text;
using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Changing;

/// <summary>QuickBooks splits addresses into lines as it likes: two are the same when their words are, in their order.</summary>
internal static class AddressComparison
{
    private static readonly string[] Parts = ["addr1", "addr2", "addr3", "addr4", "addr5", "city", "state", "postalCode", "country"];

    /// <summary>Whether an element is an address.</summary>
    public static bool IsAddress(ElementNode element) =>
        element.ChildElements.ContainsKey("Addr1") && element.ChildElements.ContainsKey("City");

    /// <summary>Whether a property is a part of what an address reads; a note is none.</summary>
    public static bool IsPart(string property) => Parts.Contains(property);

    /// <summary>Whether the address the app gave in full reads as QuickBooks' does.</summary>
    public static bool ReadsTheSame(JsonElement app, JsonElement quickBooks) =>
        app.ValueKind == JsonValueKind.Object
            && quickBooks.ValueKind == JsonValueKind.Object
            && Words(app) is { Length: > 0 } wanted
            && wanted == Words(quickBooks);

    private static string Words(JsonElement address)
    {
        var words = new StringBuilder();
        foreach (var part in Parts)
        {
            if (address.TryGetProperty(part, out var value) && FieldText.Given(value) is { } text)
            {
                words.Append(ValueComparison.Kept(text)).Append(' ');
            }
        }

        return string.Join(' ', words.ToString().Split([' ', '\n', '\t', ','], StringSplitOptions.RemoveEmptyEntries));
    }
}
