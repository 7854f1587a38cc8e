using System.Text;

namespace WebConnectorSync.Server.Tests.Docs;

/// <summary>A command as it stands in the documentation: its words as a shell would see them, and what is said behind it.</summary>
/// <param name="Words">The words; variables stand for their values, quotes are gone.</param>
/// <param name="Comment">What stands behind #; empty when nothing.</param>
internal sealed record ShellLine(string[] Words, string Comment)
{
    /// <summary>Reads the commands of a text: line by line, a quoted text over several lines, several with semicolons between.</summary>
    /// <param name="text">The text.</param>
    /// <param name="variable">The value of a variable; it is asked for when the command's turn has come.</param>
    public static IEnumerable<ShellLine> Read(string text, Func<string, string> variable)
    {
        for (var at = 0; at < text.Length;)
        {
            yield return Next(text, ref at, variable);
        }
    }

    private static ShellLine Next(string text, ref int at, Func<string, string> variable)
    {
        var (words, word, comment) = (new List<string>(), (StringBuilder?)null, "");
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\n' or ';':
                    at++;
                    return End();
                case ' ':
                    Close();
                    break;
                case '\\' when text[at + 1] == '\n':
                    at++;
                    break;
                case '#' when word is null:
                    var line = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
                    comment = text[(at + 1)..line].Trim();
                    at = line - 1;
                    break;
                case '\'':
                    var close = text.IndexOf('\'', at + 1);
                    (word ??= new()).Append(text.AsSpan(at + 1, close - at - 1));
                    at = close;
                    break;
                case '"':
                    Quoted(text, ref at, word ??= new(), variable);
                    break;
                default:
                    One(text, ref at, word ??= new(), variable);
                    break;
            }
        }

        return End();

        void Close()
        {
            if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }

        ShellLine End()
        {
            Close();
            return new([.. words], comment);
        }
    }

    private static void Quoted(string text, ref int at, StringBuilder word, Func<string, string> variable)
    {
        for (at++; text[at] != '"'; at++)
        {
            if (text[at] == '\\')
            {
                word.Append(text[++at]);
            }
            else
            {
                One(text, ref at, word, variable);
            }
        }
    }

    // A character, or the value of a variable.
    private static void One(string text, ref int at, StringBuilder word, Func<string, string> variable)
    {
        if (text[at] != '$')
        {
            word.Append(text[at]);
            return;
        }

        var end = at + 1;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        Assert.True(end > at + 1, $"What is {text[at..Math.Min(text.Length, at + 10)]}?");
        word.Append(variable(text[(at + 1)..end]));
        at = end - 1;
    }
}
