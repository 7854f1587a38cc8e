using System.Security.Cryptography;
using System.Text;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>A session's key: 128 random bits, known to the Web Connector alone; stored as a hash only.</summary>
internal static class Ticket
{
    private const int Digits = 32;

    /// <summary>A new ticket: 32 hexadecimal digits.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Whether it looks like one; anything else is no session's.</summary>
    public static bool CanBe(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigitLower);

    /// <summary>What is stored of a ticket. The ticket is random, so a fast hash is enough.</summary>
    public static string Hash(string ticket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)));
}
