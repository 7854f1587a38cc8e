namespace WebConnectorSync.Qbxml.Schema;

// What is inside a message or a part: elements, choices, shared parts, with how often and since when.
internal sealed partial class QbxParser
{
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
                nodes.AddRange(
                    parts.TryGetValue(part, out var shared) ? shared : throw lexer.Error($"a known part before it, not '{part}'"));
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
