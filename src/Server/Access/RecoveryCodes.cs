using System.Security.Cryptography;
using System.Text;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Codes for the day when the phone is lost: ten, each opens once. Only their hashes are kept, which 79 random bits make safe.
/// </summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    private const int Length = 16;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Whether a text, without spaces and hyphens, has the shape of one; the authenticator's have six digits.</summary>
    public static bool IsOne(string text) => text.Length == Length;

    /// <summary>Gives the account new ones in place of those it has.</summary>
    /// <returns>The codes as they are written down: abcd-efgh-jkmn-pqrs.</returns>
    public static IReadOnlyList<string> Renew(User user)
    {
        var made = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Letters, Length)).ToList();
        Keep(user, made);
        return made.ConvertAll(code => string.Join('-', code.Chunk(4).Select(part => new string(part))));
    }

    /// <summary>Gives the account these codes in place of those it has.</summary>
    public static void Keep(User user, IEnumerable<string> codes) => user.RecoveryCodes = string.Join(' ', codes.Select(Hash));

    /// <summary>How many are left.</summary>
    public static int Left(User user) => Hashes(user).Length;

    /// <summary>Uses one up.</summary>
    /// <returns>False when it is none.</returns>
    public static bool Redeem(User user, string code)
    {
        var (hashes, hash) = (Hashes(user), Hash(code));
        user.RecoveryCodes = string.Join(' ', hashes.Where(h => h != hash));
        return Left(user) < hashes.Length;
    }

    private static string[] Hashes(User user) => user.RecoveryCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Hash(string code) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
