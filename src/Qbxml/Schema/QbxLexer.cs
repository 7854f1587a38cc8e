namespace WebConnectorSync.Qbxml.Schema;

/// <summary>Cuts a table file into words and signs; <c>#</c> starts a comment to the end of the line.</summary>
internal sealed class QbxLexer(string file, string text)
{
    private int position;
    private int line = 1;

    /// <summary>The word or sign at hand; empty at the end of the file.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Whether everything has been read.</summary>
    public bool AtEnd => Token.Length == 0;

    /// <summary>Moves to the next word or sign.</summary>
    public void Next()
    {
        SkipBlanksAndComments();
        if (position >= text.Length)
        {
            Token = "";
            return;
        }

        var start = position;
        if (IsWord(text[position]))
        {
            while (position < text.Length && IsWord(text[position]))
            {
                position++;
            }
        }
        else
        {
            position += text.AsSpan(position).StartsWith(
                "->", StringComparison.Ordinal) || text.AsSpan(position).StartsWith("..", StringComparison.Ordinal) ? 2 : 1;
        }

        Token = text[start..position];
    }

    /// <summary>Takes the token at hand when it is <paramref name="token"/>.</summary>
    public bool Take(string token)
    {
        if (Token != token)
        {
            return false;
        }

        Next();
        return true;
    }

    /// <summary>Takes a word.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public string Word()
    {
        if (AtEnd || !IsWord(Token[0]))
        {
            throw Error("a word");
        }

        var word = Token;
        Next();
        return word;
    }

    /// <summary>Takes exactly <paramref name="token"/>.</summary>
    /// <exception cref="FormatException">Something else stands there.</exception>
    public void Expect(string token)
    {
        if (!Take(token))
        {
            throw Error($"'{token}'");
        }
    }

    /// <summary>A complaint that names file and line.</summary>
    public FormatException Error(string expected) => new($"{file} line {line}: expected {expected} but found '{Token}'.");

    // A point belongs to a word only inside a version number; ".." is a sign of its own.
    private bool IsWord(char c) =>
        char.IsAsciiLetterOrDigit(c) || c == '_' ||
        (c == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1])
            && position > 0 && char.IsAsciiDigit(text[position - 1]));

    private void SkipBlanksAndComments()
    {
        while (position < text.Length)
        {
            if (text[position] == '\n')
            {
                line++;
            }
            else if (text[position] == '#')
            {
                position = text.IndexOf('\n', position) is var end and >= 0 ? end : text.Length;
                continue;
            }
            else if (!char.IsWhiteSpace(text[position]))
            {
                return;
            }

            position++;
        }
    }
}
