using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.References;

/// <summary>A place in a record's fields that names another record: by QuickBooks' id, by full name, or by the app's own id.</summary>
public sealed class RecordReference
{
    private readonly ElementNode element;
    private readonly JsonObject holder;
    private readonly string property;
    private readonly int? index;

    internal RecordReference(
        string path, ElementNode element, JsonObject holder, string property, int? index, IReadOnlyList<string> targets)
    {
        (Path, this.element, this.holder, this.property, this.index, Targets) = (path, element, holder, property, index, targets);
        var value = Value is { } node ? JsonSerializer.SerializeToElement(node) : default;
        if (value.ValueKind == JsonValueKind.String)
        {
            Id = JsonText.Of(value);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            Id = Text(value, IsTransaction ? "txnID" : "listID");
            FullName = IsTransaction ? null : Text(value, "fullName");
            ExternalId = Text(value, "externalId");
            Section = Text(value, "section");
        }
    }

    /// <summary>Where it stands: <c>lines[2].itemRef</c>.</summary>
    public string Path { get; }

    /// <summary>The objects it may name (Customer; Item; Invoice and Charge); empty for any transaction.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>Whether it names a transaction by its TxnID, and not a list entry.</summary>
    public bool IsTransaction => !element.IsReference;

    /// <summary>ListID or TxnID; null when it is not said.</summary>
    public string? Id { get; }

    /// <summary>The full name; null when it is not said.</summary>
    public string? FullName { get; }

    /// <summary>The app's own id; null when it is not said.</summary>
    public string? ExternalId { get; }

    /// <summary>The section <see cref="ExternalId"/> is of, where the app says it; null otherwise.</summary>
    public string? Section { get; }

    /// <summary>
    /// The list whose entries say with it what they are about (appliedTo, and the transaction a payment is applied to); null for every
    /// other reference.
    /// </summary>
    public string? List
    {
        get
        {
            var end = Path.LastIndexOf(']');
            return IsTransaction && end > 0 && Path.LastIndexOf('.') is var dot && (dot < end || dot == end + 1)
                ? $"{Path[..Path.LastIndexOf('[')]}.{element.JsonName}"
                : null;
        }
    }

    /// <summary>The line of the transaction that is meant (paymentTxnLineID beside paymentTxnID); null when none is said.</summary>
    public string? Line =>
        index is null && holder[element.JsonName[..^2] + "LineID"] is { } line && FieldText.Given(JsonSerializer.SerializeToElement(line))
            is { Length: > 0 } text ? text : null;

    /// <summary>Makes it name the record with that QuickBooks id. The fields it was found in change.</summary>
    public void PointTo(string quickBooksId)
    {
        if (!IsTransaction)
        {
            Value = new JsonObject { ["listID"] = quickBooksId };
            return;
        }

        // txnRef becomes txnID, as QuickBooks itself says it.
        Value = JsonValue.Create(quickBooksId);
        if (property != element.JsonName && (index is null || index == ((JsonArray)holder[property]!).Count - 1))
        {
            var moved = holder[property];
            holder.Remove(property);
            holder[element.JsonName] = moved;
        }
    }

    private JsonNode? Value
    {
        get => index is { } at ? (holder[property] as JsonArray)?[at] : holder[property];
        set
        {
            if (index is { } at)
            {
                ((JsonArray)holder[property]!)[at] = value;
            }
            else
            {
                holder[property] = value;
            }
        }
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var part) && FieldText.Given(part) is { Length: > 0 } text ? text : null;
}
