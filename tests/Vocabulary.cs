using System.Text.RegularExpressions;

namespace WebConnectorSync.Tests;

/// <summary>The words that nobody reads on a page, from the table in src/Server/Pages/README.md.</summary>
internal static class Vocabulary
{
    private static readonly Regex Forbidden = Read();

    /// <summary>The words of a text that should be others.</summary>
    public static IEnumerable<string> WrongWords(string text) => Forbidden.Matches(text).Select(m => m.Value);

    private static Regex Read()
    {
        var words = File.ReadLines(Path.Combine(TheRepository.Root, "src", "Server", "Pages", "README.md"))
            .SkipWhile(line => line != "| say | not |").Skip(2).TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => line.Split('|')[2].Split(',', StringSplitOptions.TrimEntries))
            .Select(Regex.Escape);
        return new($@"\b({string.Join('|', words)})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }
}
