using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>An authenticator app on a phone (RFC 6238): it has the key of a page, and shows a code for every 30 seconds.</summary>
internal sealed partial class AuthenticatorApp(string key)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Adds one to the account of a visitor who is signed in.</summary>
    /// <returns>The app, and the page that came of it.</returns>
    public static async Task<(AuthenticatorApp App, string Page)> AddAsync(Visitor visitor, string? code = null)
    {
        const string address = "/settings/account/second";
        var page = await visitor.SendAsync(address, "Confirm", ("current", Visitor.Password));
        var app = new AuthenticatorApp(KeyOf(page));
        var done = await visitor.SendAsync(
            address, "App",
            ("confirmation", Hidden(page, "confirmation")), ("secret", Hidden(page, "secret")), ("code", code ?? app.Code()));
        return (app, done);
    }

    /// <summary>The key that a page shows.</summary>
    public static string KeyOf(string page) => Key().Match(page).Groups["text"].Value;

    /// <summary>What a hidden field of a page has.</summary>
    public static string Hidden(string page, string name) =>
        Regex.Match(page, $"name=\"{name}\" value=\"(?<text>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Groups["text"].Value;

    /// <summary>The code of now, or of some intervals later or before, which a server takes as well: clocks differ.</summary>
    public string Code(int intervals = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + intervals);
#pragma warning disable CA5350 // Authenticator apps know SHA-1 alone.
        var hash = HMACSHA1.HashData(Bytes(), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private byte[] Bytes()
    {
        var bits = string.Concat(key.Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }

    [GeneratedRegex("<code id=\"key\">(?<text>[A-Z2-7]+)</code>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
