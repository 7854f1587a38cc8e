using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Sync.Rules;

/// <summary>Reads what the rules need to know out of the JSON of a record of QuickBooks.</summary>
internal static class CandidateReader
{
    /// <summary>The facts of a record.</summary>
    public static RecordFacts Facts(string section, string? name, string? parentId, bool isActive, DateOnly? txnOn, JsonElement fields) =>
        new(section, name, IsInQuickBooks: true)
    {
        CreatedOn = section == "customers" ? Day(fields, "timeCreated") : null,
        TxnOn = txnOn,
        IsActive = isActive,
        IsJob = section == "customers" && parentId is not null,
        IsEligibleFor1099 = section == "vendors" && fields.TryGetProperty(
            "isVendorEligibleFor1099", out var eligible) && eligible.ValueKind == JsonValueKind.True,
        PaymentMethod =
            section == "receivePayments" && fields.TryGetProperty("paymentMethodRef", out var method) ? Text(method, "fullName") : null,
    };

    /// <summary>The references of a record that can matter.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="map">Property to sections.</param>
    public static IReadOnlyList<FoundReference> References(JsonElement fields, FrozenDictionary<string, IReadOnlyList<string>> map)
    {
        if (map.Count == 0)
        {
            return [];
        }

        var found = new List<FoundReference>();
        Walk(fields, map, found);
        return found;
    }

    private static void Walk(JsonElement element, FrozenDictionary<string, IReadOnlyList<string>> map, List<FoundReference> found)
    {
        foreach (var property in element.EnumerateObject())
        {
            var value = property.Value;
            if (value.ValueKind == JsonValueKind.Object)
            {
                if (!map.TryGetValue(property.Name, out var sections))
                {
                    Walk(value, map, found);
                }
                else if (Text(value, "listID") is { } id)
                {
                    found.Add(new(sections, id, property.NameEquals("parentRef")));
                }
            }
            else if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object))
                {
                    if (property.NameEquals(ReferenceMap.AppliedTo) && map.TryGetValue(property.Name, out var payable))
                    {
                        AddApplied(item, payable, found);
                    }

                    Walk(item, map, found);
                }
            }
        }
    }

    private static void AddApplied(JsonElement item, IReadOnlyList<string> sections, List<FoundReference> found)
    {
        var kind = Text(item, "txnType") is { } type ? SectionCatalogue.OfDeletedType(type)?.Name : null;
        if (kind is not null && sections.Contains(kind) && Text(item, "txnID") is { } id)
        {
            found.Add(new([kind], id, false));
        }
    }

    private static DateOnly? Day(JsonElement fields, string name) =>
        Text(fields, name) is { Length: >= 10 } text && DateOnly.TryParseExact(
            text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(JsonElement fields, string name) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>A reference found in a record's JSON.</summary>
/// <param name="Sections">The sections it may lead to.</param>
/// <param name="Id">ListID or TxnID.</param>
/// <param name="IsAbove">Whether it is the record above.</param>
internal readonly record struct FoundReference(IReadOnlyList<string> Sections, string Id, bool IsAbove);
