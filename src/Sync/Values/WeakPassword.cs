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
    }.OrderByDescending(w => w.Length)];

    private static readonly string[] Rows = ["qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "abcdefghijklmnopqrstuvwxyz"];

    /// <summary>Whether it would be among the first guesses.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">Whose it is; null when that is not known.</param>
    public static bool IsGuessed(string password, string? email)
    {
        var plain = password.ToLowerInvariant();
        return Repeated().IsMatch(plain) || Rows.Any(row => Runs(row).Contains(plain))
            || (!HasManySigns(password) && (IsLittleLeft(plain, email) || IsLittleLeft(Fold(plain), email)));
    }

    private static bool IsLittleLeft(string rest, string? email)
    {
        foreach (var word in NamesIn(email).Concat(Common))
        {
            rest = rest.Replace(word, " ", StringComparison.Ordinal);
        }

        return rest.Count(char.IsLetter) < LeastLeft;
    }

    // A password of a generator may have few letters, and then digits and signs in no order.
    private static bool HasManySigns(string password) =>
        password.Where(c => !char.IsLetterOrDigit(c)).Distinct().Count() >= 3 && password.Where(char.IsDigit).Distinct().Count() >= 3;

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
