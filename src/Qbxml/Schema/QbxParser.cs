using System.Globalization;

namespace WebConnectorSync.Qbxml.Schema;

/// <summary>Reads table files. The notation is described in docs/qbx-notation.md.</summary>
internal sealed class QbxParser
{
    private static readonly Dictionary<string, ValueKind> Kinds = new(StringComparer.Ordinal)
    {
        ["text"] = ValueKind.Text, ["bool"] = ValueKind.Bool, ["int"] = ValueKind.Int, ["id"] = ValueKind.Id,
        ["date"] = ValueKind.Date, ["datetime"] = ValueKind.DateTime, ["amt"] = ValueKind.Amount, ["price"] = ValueKind.Price,
        ["qty"] = ValueKind.Quantity, ["pct"] = ValueKind.Percent, ["float"] = ValueKind.Float, ["interval"] = ValueKind.Interval,
        ["guid"] = ValueKind.Guid,
    };

    private readonly Dictionary<string, IReadOnlyList<SchemaNode>> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<string> Words, string? Default)> wordLists = new(StringComparer.Ordinal);
    private QbxLexer lexer = new("", "");

    /// <summary>The objects read so far.</summary>
    public List<ObjectDef> Objects { get; } = [];

    /// <summary>Reads one file; parts it defines are known to the files read after it.</summary>
    /// <exception cref="FormatException">The file breaks the notation; the message names file and line.</exception>
    public void Read(string file, string text)
    {
        lexer = new QbxLexer(file, text);
        lexer.Next();
        while (!lexer.AtEnd)
        {
            switch (lexer.Word())
            {
                case "part":
                    parts.Add(lexer.Word(), Body());
                    break;
                case "words":
                    var name = lexer.Word();
                    lexer.Expect("{");
                    wordLists.Add(name, Words());
                    break;
                case "object":
                    Objects.Add(Object());
                    break;
                default:
                    throw lexer.Error("'part', 'words' or 'object' before it");
            }
        }
    }

    private ObjectDef Object()
    {
        var name = lexer.Word();
        var kind = lexer.Take("list") ? ObjectKind.List : lexer.Take("txn") ? ObjectKind.Txn : ObjectKind.Other;
        var messages = new List<MessageDef>();
        while (lexer.Token is "request" or "ret" or "response")
        {
            messages.Add(Message(name, lexer.Word()));
        }

        return new ObjectDef(name, kind, messages);
    }

    private MessageDef Message(string objectName, string keyword)
    {
        var name = lexer.Word();
        bool iterator = false, metaData = false, defMacro = false;
        while (lexer.Token is "iterator" or "metaData" or "defMacro")
        {
            iterator |= lexer.Token == "iterator";
            metaData |= lexer.Token == "metaData";
            defMacro |= lexer.Token == "defMacro";
            lexer.Next();
        }

        var gate = ReadGate();
        var returns = new List<string>();
        if (lexer.Take("->"))
        {
            do
            {
                returns.Add(lexer.Word());
            }
            while (lexer.Take("/"));

            returns.Remove("None");
        }
        else if (keyword == "request")
        {
            returns.Add(objectName + "Ret");
        }

        var kind = keyword switch { "request" => MessageKind.Request, "ret" => MessageKind.Returned, _ => MessageKind.Response };
        return new MessageDef(kind, new ElementNode(name, new ElementShape { Children = Body() }, Occurs.One, gate), objectName)
        {
            HasIterator = iterator,
            HasMetaData = metaData,
            HasDefMacro = defMacro,
            Returns = returns,
        };
    }

    private List<SchemaNode> Body()
    {
        lexer.Expect("{");
        var nodes = Sequence();
        lexer.Expect("}");
        return nodes;
    }

    private List<SchemaNode> Sequence()
    {
        var nodes = new List<SchemaNode>();
        while (!lexer.AtEnd && lexer.Token is not ("}" or ")" or "|"))
        {
            if (lexer.Take("&"))
            {
                var part = lexer.Word();
                nodes.AddRange(parts.TryGetValue(part, out var shared) ? shared : throw lexer.Error($"a known part before it, not '{part}'"));
            }
            else if (lexer.Take("("))
            {
                nodes.Add(Choice());
            }
            else
            {
                nodes.Add(Element());
            }
        }

        return nodes;
    }

    private ChoiceNode Choice()
    {
        var alternatives = new List<IReadOnlyList<SchemaNode>> { Sequence() };
        while (lexer.Take("|"))
        {
            alternatives.Add(Sequence());
        }

        lexer.Expect(")");
        return new ChoiceNode(alternatives, ReadOccurs(), ReadGate());
    }

    private ElementNode Element()
    {
        var name = lexer.Word();
        var shape = new ElementShape();
        if (lexer.Take(":"))
        {
            shape = Type(shape);
        }
        else if (lexer.Take("->"))
        {
            shape = Reference(shape);
        }

        var occurs = ReadOccurs();
        var gate = ReadGate();
        if (lexer.Take("="))
        {
            shape = shape with { JsonName = lexer.Word(), JsonType = lexer.Take("/") ? lexer.Word() : null };
        }

        if (lexer.Take("!"))
        {
            shape = shape with { IsSecret = true };
        }

        if (shape.Value is null && shape.Targets.Count == 0)
        {
            shape = shape with { Children = Body() };
        }

        return new ElementNode(name, shape, occurs, gate);
    }

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

        return int.Parse(lexer.Word(), CultureInfo.InvariantCulture);
    }

    private Occurs ReadOccurs() =>
        lexer.Take("?") ? Occurs.Optional : lexer.Take("*") ? Occurs.Many : lexer.Take("+") ? Occurs.OneOrMore : Occurs.One;

    private Gate ReadGate()
    {
        var since = QbxmlVersion.Oldest;
        var countries = Countries.All;
        if (lexer.Take("@") && !QbxmlVersion.TryParse(lexer.Word(), out since))
        {
            throw lexer.Error("a version before it");
        }

        if (lexer.Take("["))
        {
            countries = Countries.None;
            do
            {
                countries |= Enum.Parse<Countries>(lexer.Word());
            }
            while (lexer.Take(","));

            lexer.Expect("]");
        }

        return new Gate(since, countries);
    }
}
