using System.Text.RegularExpressions;

namespace WebConnectorSync.Sync.Values;

/// <summary>
/// Passwords that are long enough and guessed first all the same: words from the lists of the commonest ones, this product's own names,
/// the person's address, rows of the keyboard, something repeated. What is left without those must still be something.
/// </summary>
internal static partial class WeakPassword
{
    /// <summary>Letters that must be left.</summary>
    private const int LeastLeft = 6;

    /// <summary>How often letters, digits and signs must take turns in what has fewer letters.</summary>
    private const int LeastTurns = 8;

    /// <summary>From which part of its steps on a text is a walk over the keyboard.</summary>
    private const double WalkShare = 0.6;

    // The shorter ones last, so that a word is taken whole.
    private static readonly string[] Common = [.. new[]
    {
        "administrator", "admin", "password", "passwort", "passphrase", "letmein", "welcome", "changeme", "secret", "default", "master",
        "login", "access", "superuser", "root", "guest", "test", "iloveyou", "monkey", "dragon", "sunshine", "princess", "football",
        "baseball", "superman", "batman", "trustno", "whatever", "starwars", "computer", "internet", "server", "summer", "winter",
        "spring", "autumn", "january", "february", "october", "november", "december", "qwertyuiop", "qwertzuiop", "qwerty", "qwertz",
        "asdfghjkl", "asdfgh", "asdf", "zxcvbnm", "zxcvbn", "yxcvbnm", "azerty", "abcdefghijklmnopqrstuvwxyz", "abcdefgh", "abcdef", "abcd",
        "webconnectorsync", "webconnector", "quickbooks", "intuit", "bookkeeper", "bookkeeping", "accounting", "company", "office",
        "connector", "sync", "pass", "word", "user", "love", "hello", "my", "the", "is", "and", "for", "this",
        "michael", "jennifer", "jessica", "ashley", "daniel", "andrew", "joshua", "matthew", "charlie", "thomas", "robert", "jordan",
        "michelle", "nicole", "hannah", "amanda", "william", "george", "anthony", "elizabeth", "alexander", "christopher", "samantha",
        "patrick", "richard", "martin", "stephanie", "victoria", "natalie", "brandon", "justin", "austin", "taylor", "maggie", "buster",
        "chocolate", "butterfly", "liverpool", "chelsea", "arsenal", "barcelona", "samsung", "google", "facebook", "pokemon", "naruto",
        "minecraft", "cheese", "cookie", "flower", "purple", "orange", "yellow", "banana", "ginger", "pepper", "hunter", "killer",
        "soccer", "hockey", "tigger", "shadow", "freedom", "forever", "friends", "family", "angel", "babygirl", "lovely", "matrix",
        "cowboys", "steelers", "yankees", "lakers", "eagles", "mustang", "corvette", "ferrari", "mercedes", "harley", "thunder",
        "phoenix", "silver", "golden", "diamond", "jesus", "blessed", "heaven", "monday", "friday", "sunday", "money", "business",
    }.OrderByDescending(w => w.Length)];

    // Above each other as on the keyboard, so that a walk over it is seen in any direction.
    private static readonly string[] Keyboard = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly string[] Rows = ["qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "abcdefghijklmnopqrstuvwxyz"];

    /// <summary>Whether it would be among the first guesses.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">Whose it is; null when that is not known.</param>
    public static bool IsGuessed(string password, string? email)
    {
        var plain = password.ToLowerInvariant();
        return Repeated().IsMatch(plain) || Rows.Any(row => Runs(row).Contains(plain)) || IsWalk(plain)
            || ((IsLittleLeft(plain, email) || IsLittleLeft(Fold(plain), email)) && !IsMixed(WithoutWords(plain, email)));
    }

    private static bool IsLittleLeft(string text, string? email) => WithoutWords(text, email).Count(char.IsLetter) < LeastLeft;

    private static string WithoutWords(string text, string? email) => NamesIn(email).Concat(Common)
        .Aggregate(text, (rest, word) => rest.Replace(word, " ", StringComparison.Ordinal));

    // A password of a generator may have few letters: they, digits and signs take turns in it. What people put behind a word does not.
    private static bool IsMixed(string rest)
    {
        var kinds = rest.Where(c => c != ' ').Select(Kind).ToList();
        return kinds.Zip(kinds.Skip(1)).Count(pair => pair.First != pair.Second) >= LeastTurns - 1;
    }

    private static char Kind(char c) => char.IsLetter(c) ? 'a' : char.IsDigit(c) ? '1' : '!';

    private static bool IsWalk(string text)
    {
        var places = text.Select(PlaceOf).ToList();
        var steps = places.Zip(places.Skip(1))
            .Count(pair => pair is ({ } a, { } b) && Math.Abs(a.X - b.X) <= 1 && Math.Abs(a.Y - b.Y) <= 1);
        return steps >= (text.Length - 1) * WalkShare;
    }

    private static (int X, int Y)? PlaceOf(char c)
    {
        var y = Array.FindIndex(Keyboard, row => row.Contains(c, StringComparison.Ordinal));
        return y < 0 ? null : (Keyboard[y].IndexOf(c, StringComparison.Ordinal), y);
    }

    private static IEnumerable<string> NamesIn(string? email) => (email ?? "").Split('@', '.', '-', '_', '+')
        .Select(part => part.ToLowerInvariant()).Where(part => part.Length >= 4).OrderByDescending(part => part.Length);

    private static IEnumerable<string> Runs(string row) => [row, string.Concat(row.Reverse())];

    // As people write letters by digits and signs.
    private static string Fold(string text) => string.Concat(text.Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));

    [GeneratedRegex("^(?<unit>.{1,6}?)\\k<unit>+.{0,5}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Repeated();
}
