using System.Text.Json;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Documents;

/// <summary>A record's fields on both sides next to each other. Shown by the partial <c>_SideBySide</c>.</summary>
/// <param name="Rows">What both sides, or the app, have; for a record of one side what that side has.</param>
/// <param name="Folded">What is empty, only QuickBooks', or of no use to a reader.</param>
/// <param name="HasQuickBooks">QuickBooks has it.</param>
/// <param name="HasApp">The app has it.</param>
internal sealed record SideBySide(IReadOnlyList<SideRow> Rows, IReadOnlyList<SideRow> Folded, bool HasQuickBooks, bool HasApp)
{
    private static readonly HashSet<string> Inner = new(StringComparer.Ordinal)
    {
        "listID", "txnID", "editSequence", "timeCreated", "timeModified", "txnNumber", "sublevel", "externalGUID",
    };

    private static readonly string[] LineLists = ["lines", "expenseLines", "appliedTo"];

    /// <summary>Holds the two sides of a record against each other.</summary>
    /// <param name="record">The record.</param>
    /// <param name="section">Its section.</param>
    /// <param name="differing">Paths of the fields that QuickBooks has otherwise; null when that cannot be told, then what is read
    /// decides.</param>
    public static SideBySide Of(Record record, SectionDef section, IReadOnlyList<string>? differing)
    {
        var (quickBooks, app) = (Parse(record.QuickBooks), Parse(record.App));
        var shapes = FieldShapes.Of(section, quickBooks, app);
        var rows = shapes.Sort(Names(quickBooks).Concat(Names(app)).Distinct())
            .SelectMany(
                name => LineLists.Contains(name) || name == "customFields" ? OfList(name, quickBooks, app, differing) : [
                    OfField(name, shapes, quickBooks, app, differing)])
            .ToList();
        var isBoth = record is { QuickBooks: not null, App: not null };
        bool IsShown(SideRow row) => !row.IsInner
            && (isBoth ? row.App.Count > 0 : row.QuickBooks is not ([] or ["No"] or ["0.00"] or ["None"]) || row.App.Count > 0);
        return new(
            [.. rows.Where(IsShown)],
            [.. rows.Where(r => !IsShown(r) && (r.QuickBooks.Count > 0 || r.App.Count > 0))],
            record.QuickBooks is not null,
            record.App is not null);
    }

    private static SideRow OfField(
        string name, FieldShapes shapes, JsonElement quickBooks, JsonElement app, IReadOnlyList<string>? differing)
    {
        var (left, right) = (Lines(quickBooks, name, shapes), Lines(app, name, shapes));
        var isInner = Inner.Contains(name) || name.EndsWith("AddressBlock", StringComparison.Ordinal);
        var differs = right.Count > 0 && !left.SequenceEqual(right)
            && (differing is null
                ? quickBooks.ValueKind == JsonValueKind.Object
                : differing.Any(d => d == name || d.StartsWith(name + ".", StringComparison.Ordinal)));
        return new(FieldLabel.Of(shapes[name]?.Name ?? name), left, right, differs && !isInner, isInner);
    }

    // Lines and custom fields are rows of their own.
    private static IEnumerable<SideRow> OfList(string name, JsonElement quickBooks, JsonElement app, IReadOnlyList<string>? differing)
    {
        var (left, right) = (Entries(quickBooks, name), Entries(app, name));
        var mayDiffer = quickBooks.ValueKind == JsonValueKind.Object && app.ValueKind == JsonValueKind.Object && right.Count > 0
            && (differing is null || differing.Any(d => d == name
                || d.StartsWith(name + ".", StringComparison.Ordinal)
                || d.StartsWith(name + "[", StringComparison.Ordinal)));
        if (name == "customFields")
        {
            return left.Keys.Union(right.Keys).Select(key => Row(key, key));
        }

        return Enumerable.Range(1, Math.Max(left.Count, right.Count)).Select(n => Row($"{FieldLabel.Of(name)} {n}", $"{n}"));

        SideRow Row(string label, string key)
        {
            var (one, other) = (left.GetValueOrDefault(key), right.GetValueOrDefault(key));
            return new(label, one is null ? [] : [one], other is null ? [] : [other], mayDiffer && one != other, false);
        }
    }

    private static Dictionary<string, string> Entries(JsonElement fields, string name)
    {
        if (fields.ValueKind != JsonValueKind.Object || !fields.TryGetProperty(name, out var list))
        {
            return [];
        }

        return list.ValueKind switch
        {
            JsonValueKind.Array => list.EnumerateArray().Select((line, i) => (line, i)).ToDictionary(
                p => $"{p.i + 1}", p => p.line.ValueKind == JsonValueKind.Object ? PaperLine.Of(p.line).ToString() : p.line.ToString()),
            JsonValueKind.Object => list.EnumerateObject().ToDictionary(p => p.Name, p => FieldText.Line(p.Value, null)),
            _ => [],
        };
    }

    private static IReadOnlyList<string> Lines(JsonElement fields, string name, FieldShapes shapes) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(name, out var value) ? FieldText.Lines(value, shapes[name]) : [];

    private static IEnumerable<string> Names(JsonElement fields) =>
        fields.ValueKind == JsonValueKind.Object ? fields.EnumerateObject().Select(p => p.Name) : [];

    private static JsonElement Parse(string? json) => json is null ? default : JsonSerializer.Deserialize<JsonElement>(json);
}

/// <summary>One field on both sides.</summary>
/// <param name="Label">What it is.</param>
/// <param name="QuickBooks">QuickBooks' value, line by line; empty when it has none.</param>
/// <param name="App">The app's value.</param>
/// <param name="Differs">Both have it, and not the same.</param>
/// <param name="IsInner">An id, a counter, a time: nothing a person keeps books with.</param>
internal sealed record SideRow(string Label, IReadOnlyList<string> QuickBooks, IReadOnlyList<string> App, bool Differs, bool IsInner);
