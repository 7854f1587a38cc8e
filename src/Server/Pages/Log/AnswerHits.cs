using System.Xml;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Documents;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>What an answer of QuickBooks says with the words searched for: which record, and which of its fields.</summary>
/// <param name="Section">The record's section; null when it is none that syncs.</param>
/// <param name="Kind">What it is: "Invoice".</param>
/// <param name="Name">Its name or number; null when it has none.</param>
/// <param name="QuickBooksId">Its id; null when there is none.</param>
/// <param name="Label">What the field is called.</param>
/// <param name="Value">What stands there, around the words.</param>
internal sealed record AnswerHit(string? Section, string Kind, string? Name, string? QuickBooksId, string Label, string Value)
{
    /// <summary>The address of the record's page, after the company's; null when it is not stored.</summary>
    public string? Path { get; init; }
}

/// <summary>Looks through the kept beginning of an answer for the records whose values have all the words.</summary>
internal static class AnswerHits
{
    private const string Record = "Ret";
    private const int MostOfAnAnswer = 3;
    private const int MostOfAValue = 160;

    private static readonly string[] Names = ["FullName", "Name", "RefNumber"];
    private static readonly XmlReaderSettings Settings =
        new() { ConformanceLevel = ConformanceLevel.Fragment, DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false };

    /// <summary>The first few of the section that is asked for, or of all.</summary>
    public static IReadOnlyList<AnswerHit> Find(string xml, LogFilter filter)
    {
        var hits = new List<AnswerHit>();
        using var reader = XmlReader.Create(new StringReader(xml), Settings);
        try
        {
            while (hits.Count < MostOfAnAnswer && reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && Take(reader, filter.Words) is { } hit
                    && (filter.Section is null || hit.Section == filter.Section))
                {
                    hits.Add(hit);
                }
            }
        }
        catch (XmlException)
        {
            // The text is kept up to a length; it ends in the middle of a record.
        }

        return hits;
    }

    // A record ends the reading at its end; what QuickBooks said to a request is one line of it.
    private static AnswerHit? Take(XmlReader reader, IReadOnlyList<string> words)
    {
        if (reader.LocalName.EndsWith(Record, StringComparison.Ordinal) && !reader.IsEmptyElement)
        {
            return OfRecord(reader.LocalName[..^Record.Length], Fields(reader), words);
        }

        return reader.GetAttribute("statusMessage") is { } said && HasAll([said], words)
            ? new(null, "QuickBooks said", null, null, "", Around(said, words))
            : null;
    }

    private static AnswerHit? OfRecord(string type, List<(string Name, int Depth, string Value)> fields, IReadOnlyList<string> words)
    {
        if (!HasAll(fields.Select(f => f.Value), words))
        {
            return null;
        }

        string? Own(string name) => fields.Find(f => f.Depth == 1 && f.Name == name).Value;
        var deleted = Own("ListDelType") ?? Own("TxnDelType");
        var section = SectionCatalogue.OfDeletedType(deleted ?? type)
            ?? SectionCatalogue.All.FirstOrDefault(s => s.Query == type);
        var name = Names.Select(Own).FirstOrDefault(n => n is not null);
        var (field, _, value) = fields.Find(f => words.Any(w => f.Value.Contains(w, StringComparison.OrdinalIgnoreCase)));
        return new(
            section?.Name,
            section is null ? FieldLabel.Of(type) : Paper.One(section),
            name,
            Own("ListID") ?? Own("TxnID"),
            field is null || value == name ? "" : FieldLabel.Of(field),
            Around(value ?? "", words));
    }

    private static List<(string Name, int Depth, string Value)> Fields(XmlReader reader)
    {
        var (top, fields, name) = (reader.Depth, new List<(string, int, string)>(), new Stack<string>());
        while (reader.Read() && reader.Depth > top)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when !reader.IsEmptyElement:
                    name.Push(reader.LocalName);
                    break;
                case XmlNodeType.EndElement:
                    name.Pop();
                    break;
                case XmlNodeType.Text:
                    fields.Add((Known(name), name.Count, reader.Value));
                    break;
            }
        }

        return fields;
    }

    // What a reference names is the reference: a customer, not a full name.
    private static string Known(Stack<string> names) =>
        names.Count > 1 && names.Peek() is "FullName" or "ListID" && names.ElementAt(1).EndsWith("Ref", StringComparison.Ordinal)
            ? names.ElementAt(1)
            : names.Peek();

    private static bool HasAll(IEnumerable<string> values, IReadOnlyList<string> words)
    {
        var left = words.ToList();
        foreach (var value in values)
        {
            left.RemoveAll(w => value.Contains(w, StringComparison.OrdinalIgnoreCase));
        }

        return left.Count == 0;
    }

    private static string Around(string value, IReadOnlyList<string> words)
    {
        if (value.Length <= MostOfAValue)
        {
            return value;
        }

        var at = words.Select(w => value.IndexOf(w, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var from = Math.Clamp(at - (MostOfAValue / 3), 0, value.Length - MostOfAValue);
        return $"{(from > 0 ? "…" : "")}{value.AsSpan(from, MostOfAValue)}{(from + MostOfAValue < value.Length ? "…" : "")}";
    }
}
