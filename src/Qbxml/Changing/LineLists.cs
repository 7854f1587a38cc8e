using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Changing;

/// <summary>
/// A list in a Mod replaces the stored list. A line that stays as it is is sent by its id alone, a changed one with what differs, a new
/// one with the id -1; stored lines that are not sent are deleted by QuickBooks.
/// </summary>
internal sealed class LineLists(FieldComparison fields, ElementNode mod, IReadOnlyList<ElementNode> returned)
{
    private const string NewLine = "-1";

    // QuickBooks computes the amount from these; whoever gives no amount gives all of them when one changes.
    private static readonly string[] Priced = ["quantity", "rate", "ratePercent", "cost"];

    /// <summary>The list to send.</summary>
    public JsonArray Build(string property, JsonElement wanted, JsonElement stored)
    {
        var written = fields.Written(mod, property);
        var counterparts = Counterpart.Of(property, returned);
        var theirs = stored.ValueKind == JsonValueKind.Array ? stored.EnumerateArray()
            .ToList() : stored.ValueKind == JsonValueKind.Object ? [stored] : [];
        var mine = wanted.EnumerateArray().ToList();
        if (!written.Any(w => w.ChildElements.ContainsKey("TxnLineID")))
        {
            return new JsonArray([.. mine.Select((item, i) => WithIdentity(written[0], item, i < theirs.Count ? theirs[i] : default))]);
        }

        InStoredOrder(mine, theirs);
        var lines = new LineComparison(fields, written, counterparts);
        var match = Match(lines, mine, theirs);
        return new JsonArray(
            [.. mine.Select((line, i) => match[i] < 0 ? New(line, lines.Written(line)) : Kept(lines, line, theirs[match[i]]))]);
    }

    /// <summary>For each wanted line the place of its stored one, or -1.</summary>
    public static int[] Match(
        LineComparison lines, List<JsonElement> mine, List<JsonElement> theirs) => LineMatch.Find(mine.Count, theirs.Count, (i, j) =>
        LineComparison.IdOf(mine[i]) is { } id ? (id == LineComparison.IdOf(theirs[j]) ? LineMatch.SameId : LineMatch.Never)
        : lines.AreSame(mine[i], theirs[j]) ? LineMatch.Equal
        : lines.IsSameSubject(mine[i], theirs[j]) ? LineMatch.SameSubject
        : LineMatch.Never);

    // Lines the app names by id take the order in which QuickBooks has them; QuickBooks refuses any other (3290).
    private static void InStoredOrder(List<JsonElement> mine, List<JsonElement> theirs)
    {
        var places = theirs.Select((line, i) => (Id: LineComparison.IdOf(line), i)).Where(p => p.Id is not null).ToDictionary(
            p => p.Id!, p => p.i, StringComparer.Ordinal);
        var named =
            mine.Select((line, i) => (line, i)).Where(p => LineComparison.IdOf(p.line) is { } id && places.ContainsKey(id)).ToList();
        foreach (var (slot, line) in named.Select(p => p.i).Zip(named.Select(p => p.line).OrderBy(l => places[LineComparison.IdOf(l)!])))
        {
            mine[slot] = line;
        }
    }

    private JsonObject Kept(LineComparison lines, JsonElement line, JsonElement stored)
    {
        var result = new JsonObject { [LineComparison.LineId] = LineComparison.IdOf(stored) };
        var element = lines.Written(line);
        var counterparts = lines.Returned(stored);
        var differing =
            fields.Differing(element, counterparts, line, stored).Where(p => p != LineComparison.LineId).ToHashSet(StringComparer.Ordinal);
        if (differing.Count == 0)
        {
            return result;
        }

        if (!line.TryGetProperty("amount", out _) && differing.Overlaps(Priced))
        {
            differing.UnionWith(Priced.Where(p => line.TryGetProperty(p, out _)));
        }

        var nested = new LineLists(fields, element, counterparts);
        foreach (var property in line.EnumerateObject().Where(p => differing.Contains(p.Name) || IsInstruction(element, counterparts, p)))
        {
            var value = Counterpart.Value(property.Name, counterparts, stored);
            result[property.Name] = property.Value.ValueKind == JsonValueKind.Array
                ? nested.Build(property.Name, property.Value, value)
                : Merging.Over(
                    fields, fields.Written(element, property.Name)[0], Counterpart.Of(property.Name, counterparts), property.Value, value);
        }

        return result;
    }

    private bool IsInstruction(ElementNode element, IReadOnlyList<ElementNode> counterparts, JsonProperty property) =>
        fields.Written(element, property.Name) is [{ IsRepeated: false } own]
            && (own.Value is not null || own.IsReference)
            && Counterpart.Of(property.Name, counterparts).Count == 0
            && !property.NameEquals(LineComparison.LineId)
            && !property.NameEquals(JsonFit.TypeProperty)
            && property.Value.ValueKind != JsonValueKind.Null;

    // QuickBooks fills a new group itself.
    private static JsonObject New(JsonElement line, ElementNode element)
    {
        var result = (JsonObject)Merging.Node(line)!;
        result[LineComparison.LineId] = NewLine;
        if (element.ChildElements.Values.Any(e => e.JsonName == "lines"))
        {
            result.Remove("lines");
        }

        return result;
    }

    // Contacts and notes are told apart by ids of their own, which the app need not know.
    private static JsonNode? WithIdentity(ElementNode element, JsonElement item, JsonElement stored)
    {
        var node = Merging.Node(item);
        if (node is JsonObject fields && stored.ValueKind == JsonValueKind.Object)
        {
            foreach (var own in element.ChildElements.Values.Where(
                e => e.Name is "ListID" or "EditSequence" or "NoteID" && !fields.ContainsKey(e.JsonName)))
            {
                if (stored.TryGetProperty(own.JsonName, out var value))
                {
                    fields[own.JsonName] = Merging.Node(value);
                }
            }
        }

        return node;
    }
}
