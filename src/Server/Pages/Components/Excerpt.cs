namespace WebConnectorSync.Server.Pages.Components;

/// <summary>A piece of a text around the words that were searched for; the part <c>marked</c> shows them in it.</summary>
internal static class Excerpt
{
    /// <summary>As many characters as two lines hold.</summary>
    public const int Length = 160;

    // What is read before the first word, so that it does not stand alone.
    private const int Before = 40;

    /// <summary>The piece; of a text without any of the words its beginning.</summary>
    public static string Of(string text, IReadOnlyList<string> words, int length = Length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var first = words.Select(w => text.IndexOf(w, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var before = Math.Min(Before, length / 4);
        var from = first > length - before ? Begin(text, Math.Min(first - before, text.Length - length), before) : 0;
        var to = text.Length - from > length ? End(text, from + length, before) : text.Length;
        return $"{(from > 0 ? "… " : "")}{text[from..to]}{(to < text.Length ? " …" : "")}";
    }

    // Between two words if there is a gap nearby, and never in the middle of a character.
    private static int Begin(string text, int at, int near) =>
        text.IndexOf(' ', at, near) is >= 0 and var space ? space + 1 : Whole(text, at);

    private static int End(string text, int at, int near) =>
        text.LastIndexOf(' ', at, near) is >= 0 and var space ? space : Whole(text, at);

    private static int Whole(string text, int at) => at > 0 && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
