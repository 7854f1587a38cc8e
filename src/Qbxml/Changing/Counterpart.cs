using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Changing;

/// <summary>Where QuickBooks returns what was written. Mostly under the same name; a few elements are called otherwise in a Ret.</summary>
internal static class Counterpart
{
    // What is written : what is returned.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["paymentAmount"] = "amount",
        ["paymentTxnID"] = "txnID",
        ["overrideMemo"] = "memo",
        ["overrideCheckNumber"] = "checkNumber",
        ["overrideClassRef"] = "classRef",
    };

    /// <summary>The returned elements of a written one; empty when QuickBooks never returns it.</summary>
    public static IReadOnlyList<ElementNode> Of(string jsonName, IReadOnlyList<ElementNode> returned)
    {
        var name = NameIn(jsonName, returned);
        return [.. returned.SelectMany(r => r.ChildElements.Values).Where(e => e.JsonName == name)];
    }

    /// <summary>What QuickBooks returned for it; undefined when nothing.</summary>
    public static JsonElement Value(string jsonName, IReadOnlyList<ElementNode> returned, JsonElement quickBooks) =>
        quickBooks.ValueKind == JsonValueKind.Object && quickBooks.TryGetProperty(
            NameIn(jsonName, returned), out var value) ? value : default;

    private static string NameIn(string jsonName, IReadOnlyList<ElementNode> returned) =>
        OtherNames.TryGetValue(jsonName, out var other) && !returned.Any(r => r.JsonNames.Contains(jsonName)) ? other : jsonName;
}
