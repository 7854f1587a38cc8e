namespace WebConnectorSync.Qbxml.Schema;

/// <summary>
/// Reads table files. The notation is described in docs/qbx-notation.md. Here is what stands at the top of a file; what is inside is in the
/// other parts.
/// </summary>
internal sealed partial class QbxParser
{
    private readonly Dictionary<string, IReadOnlyList<SchemaNode>> parts = new(StringComparer.Ordinal);
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
}
