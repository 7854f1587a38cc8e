using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests;

/// <summary>Makes valid content for anything in the tables: JSON to write, or XML to read.</summary>
internal sealed class RandomQbxml(Random random, Dialect dialect)
{
    private static readonly string[] Texts =
        ["a", "Smith & Sons", "<b>\"quoted\"</b>", "Zürich – 5 €", "tab\tand\nline", "  blanks  ", "]]>", "0", "'"];

    private int counter;

    /// <summary>Gives every value of its own so that it can be found again.</summary>
    public bool UniqueValues { get; init; }

    /// <summary>JSON for the inside of an element.</summary>
    public JsonObject Json(ElementNode element)
    {
        var json = new JsonObject();
        Fill(element.Children, json);
        if (element.IsReference)
        {
            json.Clear();
            json[random.Next(2) == 0 ? "listID" : "fullName"] = "R" + random.Next(100);
        }

        return json;
    }

    /// <summary>XML of an element, in the order of the table.</summary>
    public XElement Xml(ElementNode element)
    {
        var xml = new XElement(element.Name);
        if (element.Value is not null)
        {
            xml.Value = Text(element);
            return xml;
        }

        Fill(element.Children, xml);
        return xml;
    }

    private void Fill(IReadOnlyList<SchemaNode> nodes, JsonObject json)
    {
        foreach (var node in nodes.Where(Stands))
        {
            if (node is ElementNode element)
            {
                json[element.JsonName] = element.IsRepeated ? new JsonArray([.. Times(1, () => Value(element))]) : Value(element);
            }
            else if (!node.IsRepeated)
            {
                Fill(Alternative((ChoiceNode)node), json);
            }
            else
            {
                var lines = new JsonArray();
                foreach (var line in Times(1, () => (ElementNode)Alternative((ChoiceNode)node)[0]))
                {
                    var item = (JsonObject)Value(line);
                    if (line.JsonType is not null)
                    {
                        item["type"] = line.JsonType;
                    }

                    lines.Add(item);
                    json[line.JsonName] ??= lines;
                }
            }
        }
    }

    private void Fill(IReadOnlyList<SchemaNode> nodes, XElement xml)
    {
        foreach (var node in nodes.Where(Stands))
        {
            if (node is ElementNode element)
            {
                xml.Add(Times(1, () => Xml(element)).Take(element.IsRepeated ? 3 : 1));
            }
            else
            {
                foreach (var alternative in Times(1, () => Alternative((ChoiceNode)node)).Take(node.IsRepeated ? 3 : 1))
                {
                    Fill(alternative, xml);
                }
            }
        }
    }

    private JsonNode Value(ElementNode element) => element.IsAggregate ? Json(element) : JsonValue.Create(Text(element));

    private bool Stands(SchemaNode node) => node.Gate.IsOpenFor(dialect) && (node.IsRequired || random.Next(3) == 0);

    private IReadOnlyList<SchemaNode> Alternative(ChoiceNode choice)
    {
        var open = choice.Alternatives.Where(a => a.All(n => n.Gate.IsOpenFor(dialect) || !n.IsRequired)).ToList();
        return open[random.Next(open.Count)];
    }

    private List<T> Times<T>(int least, Func<T> make) => Enumerable.Range(0, random.Next(least, 4)).Select(_ => make()).ToList();

    private string Text(ElementNode element) => element.Value switch
    {
        ValueKind.Bool => random.Next(2) == 0 ? "true" : "false",
        ValueKind.Int => Whole(element),
        ValueKind.Date => new DateOnly(2000, 1, 1).AddDays(random.Next(9000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueKind.DateTime =>
            new DateTime(2000, 1, 1).AddSeconds(random.Next(1_000_000_000)).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        ValueKind.Amount => (Number() / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        ValueKind.Price or ValueKind.Quantity or ValueKind.Percent or ValueKind.Float =>
            (Number() / 1000m).ToString("0.###", CultureInfo.InvariantCulture),
        ValueKind.Interval => $"PT{random.Next(40)}H{random.Next(60)}M",
        ValueKind.Guid => Guid.NewGuid().ToString("B").ToUpperInvariant(),
        ValueKind.Enum => element.Words[random.Next(element.Words.Count)],
        ValueKind.Id => $"80000{counter++:X}-1446676743",
        _ => Free(element),
    };

    private string Whole(ElementNode element) =>
        random.Next(element.Min ?? 0, Math.Max(element.Min ?? 0, Math.Min(element.Max ?? 1_000_000, 1_000_000)) + 1)
            .ToString(CultureInfo.InvariantCulture);

    private decimal Number() => UniqueValues ? 100_000 + counter++ : random.Next(-100_000, 1_000_000);

    private string Free(ElementNode element)
    {
        var text = UniqueValues ? $"v{counter++}" : Texts[random.Next(Texts.Length)];
        if (element.Name.EndsWith("Name", StringComparison.Ordinal))
        {
            // A name stands on one line.
            text = text.Replace('\t', ' ').Replace('\n', ' ');
        }

        var most = element.MaxLength ?? 100;
        return text.Length < most || UniqueValues ? text : text[..Math.Min(most, 3)];
    }
}
