using System.Text.Json;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Documents;

/// <summary>A record as the small document it is on paper: to whom, when, what, how much. Shown by the partial <c>_Paper</c>.</summary>
/// <param name="Title">What it is: "Invoice 1419".</param>
/// <param name="Party">Customer, vendor, employee ... it is for; null when it names none.</param>
/// <param name="PartyLabel">What that one is: "Customer".</param>
/// <param name="Date">Its date; null when it has none.</param>
/// <param name="Facts">Further fields worth reading, with their labels.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Total">Its total; null when it has none.</param>
internal sealed record Paper(
    string Title, string? Party, string? PartyLabel, DateOnly? Date, IReadOnlyList<PaperFact> Facts, IReadOnlyList<PaperLine> Lines,
    decimal? Total)
{
    // What a section calls its main party, the first that is there.
    private static readonly string[] Parties = ["customerRef", "vendorRef", "payeeEntityRef", "entityRef"];

    private static readonly string[] Totals =
        ["totalAmount", "subtotal", "amountDue", "amount", "totalPayment", "depositTotal", "openAmount"];

    private static readonly string[] LineLists = ["lines", "expenseLines", "appliedTo"];

    private static readonly HashSet<string> Unsaid = new(StringComparer.Ordinal)
    {
        "listID", "txnID", "editSequence", "timeCreated", "timeModified", "txnNumber", "txnDate", "refNumber", "name", "fullName",
        "sublevel", "externalGUID",
        "subtotal", "totalAmount", "amountDue", "amount", "totalPayment", "appliedAmount", "balanceRemaining", "salesTaxTotal",
    };

    /// <summary>Makes the document of one side of a record.</summary>
    public static Paper Of(SectionDef section, string? name, JsonElement fields)
    {
        var shapes = FieldShapes.Of(section, default, fields);
        var party = Array.Find(Parties, p => fields.TryGetProperty(p, out var value) && value.ValueKind == JsonValueKind.Object);
        var lines = LinesOf(fields);
        return new(
            $"{One(section)} {name}".TrimEnd(),
            party is null ? null : FieldText.Line(fields.GetProperty(party), null),
            party is null ? null : FieldLabel.Of(party),
            fields.TryGetProperty("txnDate", out var day) && day.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(
                day.GetString(), "yyyy-MM-dd", out var on) ? on : null,
            [.. shapes.Sort(fields.EnumerateObject().Select(p => p.Name))
                .Where(
                    p => p != party && !Unsaid.Contains(p) && !LineLists.Contains(p) && !p.EndsWith(
                        "AddressBlock", StringComparison.Ordinal))
                .Select(p => new PaperFact(FieldLabel.Of(shapes[p]?.Name ?? p), FieldText.Lines(fields.GetProperty(p), shapes[p])))
                .Where(f => f.Lines is not ([] or ["No"]))],
            lines,
            TotalOf(fields));
    }

    /// <summary>The total of one side of a record, of its lines when it names none; null when there is none.</summary>
    public static decimal? TotalOf(JsonElement fields)
    {
        var name = Array.Find(Totals, t => Amount.Of(fields, t) is not null);
        return name is not null
            ? Amount.Of(fields, name) + (name == "subtotal" ? Amount.Of(fields, "salesTaxTotal") ?? 0 : 0)
            : LinesOf(fields) is var lines && lines.Exists(l => l.Amount is not null) ? lines.Sum(l => l.Amount ?? 0) : null;
    }

    private static List<PaperLine> LinesOf(JsonElement fields) => [.. LineLists
        .Where(l => fields.TryGetProperty(l, out var list) && list.ValueKind == JsonValueKind.Array)
        .SelectMany(l => fields.GetProperty(l).EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(PaperLine.Of))];

    /// <summary>Whom one side of a record is for; null when it names nobody.</summary>
    public static string? PartyOf(JsonElement fields) =>
        Array.Find(Parties, p => fields.TryGetProperty(p, out var value) && value.ValueKind == JsonValueKind.Object) is { } party
            ? FieldText.Line(fields.GetProperty(party), null)
            : null;

    /// <summary>One record of a section: "Invoice" of "Invoices".</summary>
    public static string One(SectionDef section) => FieldLabel.Of(
        section.Query.StartsWith(
            "Item", StringComparison.Ordinal) && section.Query != "ItemReceipt" ? section.Query[4..] + "Item" : section.Query);
}

/// <summary>A field of a document.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Lines">Its value.</param>
internal sealed record PaperFact(string Label, IReadOnlyList<string> Lines);
