using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Changing;

/// <summary>Compares entries of a list: lines of a form, applications of a payment, contacts.</summary>
internal sealed class LineComparison(FieldComparison fields, IReadOnlyList<ElementNode> written, IReadOnlyList<ElementNode> returned)
{
    public const string LineId = "txnLineID";

    // What a line is about, the first one there counts.
    private static readonly string[] Subjects = ["itemRef", "itemGroupRef", "accountRef", "paymentTxnID", "txnID"];

    /// <summary>Whether a stored line is as wanted.</summary>
    public bool AreSame(JsonElement app, JsonElement quickBooks)
    {
        if (app.ValueKind != JsonValueKind.Object)
        {
            return ValueComparison.AreSame(written[0], app, quickBooks);
        }

        return IsSameKind(app, quickBooks) && !fields.Differing(Written(app), Returned(quickBooks), WithoutId(app), quickBooks).Any();
    }

    /// <summary>Whether a stored line can become the one wanted: the same kind about the same thing.</summary>
    public bool IsSameSubject(JsonElement app, JsonElement quickBooks)
    {
        if (!IsSameKind(app, quickBooks))
        {
            return false;
        }

        var element = Written(app);
        foreach (var subject in Subjects)
        {
            var stored = Counterpart.Value(subject, Returned(quickBooks), quickBooks);
            if (app.TryGetProperty(subject, out var wanted)
                || (stored.ValueKind != JsonValueKind.Undefined && fields.Written(element, subject).Count > 0))
            {
                return fields.Written(element, subject) is { Count: > 0 } elements
                    && fields.AreSame(elements, Counterpart.Of(subject, Returned(quickBooks)), wanted, stored);
            }
        }

        return true;
    }

    /// <summary>The element a line is written as.</summary>
    public ElementNode Written(JsonElement app) => JsonFit.ChooseForItem(written, app);

    /// <summary>The elements a stored line was returned as.</summary>
    public IReadOnlyList<ElementNode> Returned(JsonElement quickBooks) =>
        returned.Count == 0 ? [] : [JsonFit.ChooseForItem(returned, quickBooks)];

    /// <summary>The line's id as the app or QuickBooks says it; null for none and for -1, a new line.</summary>
    public static string? IdOf(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object && line.TryGetProperty(LineId, out var id)
        && FieldText.Given(id) is { Length: > 0 } text && text != "-1"
            ? text
            : null;

    private bool IsSameKind(JsonElement app, JsonElement quickBooks)
    {
        if (app.ValueKind != JsonValueKind.Object || quickBooks.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var (mine, theirs) = (Written(app), Returned(quickBooks));
        var isOneKind = written.Count == 1 || theirs.Count == 0 || Stem(mine.Name) == Stem(theirs[0].Name);
        return isOneKind && string.Equals(Type(app), Type(quickBooks), StringComparison.OrdinalIgnoreCase);

        string Type(JsonElement line) => theirs is [{ JsonType: not null }] && line.TryGetProperty(
            JsonFit.TypeProperty, out var type) ? FieldText.Given(type) ?? "" : "";
    }

    // The line's id is its place, not a thing to change.
    private static JsonElement WithoutId(JsonElement line) =>
        IdOf(line) is null && !line.TryGetProperty(LineId, out _) ? line : JsonSerializer.SerializeToElement(
            line.EnumerateObject().Where(p => !p.NameEquals(LineId)).ToDictionary(p => p.Name, p => p.Value));

    private static string Stem(string name) =>
        name.EndsWith("Add", StringComparison.Ordinal) || name.EndsWith(
            "Mod", StringComparison.Ordinal) || name.EndsWith("Ret", StringComparison.Ordinal) ? name[..^3] : name;
}
