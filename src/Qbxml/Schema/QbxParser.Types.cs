using System.Globalization;

namespace WebConnectorSync.Qbxml.Schema;

// What an element holds: a value with its limits, one of some words, or a reference to another object.
internal sealed partial class QbxParser
{
    private static readonly Dictionary<string, ValueKind> Kinds = new(StringComparer.Ordinal)
    {
        ["text"] = ValueKind.Text, ["bool"] = ValueKind.Bool, ["int"] = ValueKind.Int, ["id"] = ValueKind.Id,
        ["date"] = ValueKind.Date, ["datetime"] = ValueKind.DateTime, ["amt"] = ValueKind.Amount, ["price"] = ValueKind.Price,
        ["qty"] = ValueKind.Quantity, ["pct"] = ValueKind.Percent, ["float"] = ValueKind.Float, ["interval"] = ValueKind.Interval,
        ["guid"] = ValueKind.Guid,
    };

    private readonly Dictionary<string, (IReadOnlyList<string> Words, string? Default)> wordLists = new(StringComparer.Ordinal);

    private ElementShape Type(ElementShape shape)
    {
        if (lexer.Take("{"))
        {
            var (words, byDefault) = Words();
            return shape with { Value = ValueKind.Enum, Words = words, DefaultWord = byDefault };
        }

        var type = lexer.Word();
        if (int.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return shape with { Value = ValueKind.Text, MaxLength = length };
        }

        if (wordLists.TryGetValue(type, out var list))
        {
            return shape with { Value = ValueKind.Enum, Words = list.Words, DefaultWord = list.Default };
        }

        shape = shape with { Value = Kinds.TryGetValue(type, out var kind) ? kind : throw lexer.Error($"a type before it, not '{type}'") };
        if (lexer.Take("<"))
        {
            var min = Number();
            lexer.Expect("..");
            shape = shape with { Min = min, Max = Number() };
            lexer.Expect(">");
        }

        return shape;
    }

    // ListID then FullName, both optional to the schema; one of them must be given.
    private ElementShape Reference(ElementShape shape)
    {
        var targets = new List<string>();
        do
        {
            targets.Add(lexer.Word());
        }
        while (lexer.Take("/"));

        int? length = lexer.Take(":") ? Number() : null;
        return shape with
        {
            Targets = targets,
            MaxLength = length,
            Children =
            [
                new ElementNode("ListID", new ElementShape { Value = ValueKind.Id }, Occurs.Optional, Gate.Open),
                new ElementNode("FullName", new ElementShape { Value = ValueKind.Text, MaxLength = length }, Occurs.Optional, Gate.Open),
            ],
        };
    }

    private (IReadOnlyList<string> Words, string? Default) Words()
    {
        var words = new List<string>();
        string? byDefault = null;
        do
        {
            words.Add(lexer.Word());
            if (lexer.Take("!"))
            {
                byDefault = words[^1];
            }
        }
        while (lexer.Take("|"));

        lexer.Expect("}");
        return (words, byDefault);
    }

    private int? Number()
    {
        if (lexer.AtEnd || !char.IsAsciiDigit(lexer.Token[0]))
        {
            return null;
        }

        var text = lexer.Word();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw lexer.Error($"a whole number before it, not '{text}'");
    }
}
