namespace WebConnectorSync.Domain.Catalogue;

/// <summary>Reads the notation of codes.txt; what it looks like stands at the top of that file.</summary>
internal sealed class CatalogueFile
{
    private readonly List<CatalogueEntry> entries = [];
    private MeaningKind? kind;
    private int line;

    private CatalogueFile()
    {
    }

    /// <summary>The entries in the order of the text.</summary>
    /// <exception cref="FormatException">The text breaks the notation; says in which line.</exception>
    public static IReadOnlyList<CatalogueEntry> Read(string text)
    {
        var file = new CatalogueFile();
        file.ReadLines(text.ReplaceLineEndings("\n").Split('\n'));
        return file.entries;
    }

    private void ReadLines(string[] lines)
    {
        for (line = 0; line < lines.Length; line++)
        {
            var text = lines[line];
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            if (text[0] == '[')
            {
                kind = Word<MeaningKind>(text.Trim('[', ']'));
                continue;
            }

            var header = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var at = line;
            var message = Indented(lines) ?? throw Broken("the meaning is missing");
            var advice = Indented(lines);
            line = at;
            entries.Add(Entry(header, message, advice));
            line += advice is null ? 1 : 2;
        }
    }

    private string? Indented(string[] lines)
    {
        if (line + 1 >= lines.Length || !lines[line + 1].StartsWith("  ", StringComparison.Ordinal))
        {
            return null;
        }

        line++;
        return lines[line].Trim();
    }

    private CatalogueEntry Entry(string[] header, string message, string? advice)
    {
        if (header.Length != 6 || header[5] is not ("holds" or "moves"))
        {
            throw Broken("expected: CODE SEVERITY ACTOR RETRY OUTCOME holds|moves");
        }

        if (message[0] == '>' || advice?.StartsWith("> ", StringComparison.Ordinal) == false)
        {
            throw Broken("expected one line of meaning, then at most one line of advice behind >");
        }

        var code = header[0].TrimStart('?');
        var ends = code == "*" ? ["", ""] : code.Split('-');
        return new CatalogueEntry(ends[0], ends[^1], new Meaning
        {
            Code = code,
            Kind = kind ?? throw Broken("an entry stands before the first [kind]"),
            Severity = Word<Severity>(header[1]),
            Actor = Word<Actor>(header[2]),
            Retry = Word<Retry>(header[3]),
            Outcome = Word<WriteOutcome>(header[4]),
            HoldsSyncTime = header[5] == "holds",
            Message = message.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal),
            MessageOfRead = message.Contains('{', StringComparison.Ordinal) ? WithoutBraces(message) : null,
            Advice = advice?[2..],
            IsKnown = header[0][0] != '?',
        });
    }

    private static string WithoutBraces(string message) =>
        string.Concat(message.Split('{', '}').Index().Where(part => part.Index % 2 == 0).Select(part => part.Item));

    private T Word<T>(string word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) && char.IsLetter(word[0])
            ? value
            : throw Broken($"{word} is no {typeof(T).Name}");

    private FormatException Broken(string what) => new($"codes.txt line {line + 1}: {what}");
}
