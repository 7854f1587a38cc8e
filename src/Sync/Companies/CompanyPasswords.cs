using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Companies;

/// <summary>
/// The password a person types into the Web Connector once. Made here, never chosen, so a guess is hopeless without a slow hash
/// (docs/decisions/0005).
/// </summary>
internal sealed class CompanyPasswords
{
    /// <summary>The entry of the audit trail about a new one.</summary>
    public const string Noted = "Made a new password for the Web Connector.";

    /// <summary>Characters that cannot be confused: no 0 and O, no 1, I and L.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>26 of 31 letters: 128 random bits.</summary>
    private const int Length = 26;

    private const int Iterations = 1_000;

    private static readonly int[] Groups = [5, 5, 5, 5, 6];

    private readonly PasswordHasher<Company> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    // Checked where there is no company, so that an unknown user name takes as long as a wrong password.
    private readonly Company nobody;

    public CompanyPasswords()
    {
        nobody = new() { Name = "", UserName = "", PasswordHash = "" };
        nobody.PasswordHash = Hash(Create());
    }

    /// <summary>A new one, in groups: A7KQ2-....</summary>
    public static string Create()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, Length);
        var start = 0;
        return string.Join('-', Groups.Select(size => letters.Substring((start += size) - size, size)));
    }

    /// <summary>What is kept of a password.</summary>
    public string Hash(string password) => hasher.HashPassword(nobody, Canonical(password));

    /// <summary>
    /// Whether it is this company's, typed in small letters or without the hyphens too. False for no company, after the same time.
    /// </summary>
    public bool Verify(Company? company, string password) =>
        hasher.VerifyHashedPassword(nobody, (company ?? nobody).PasswordHash, Canonical(password)) != PasswordVerificationResult.Failed
            && company is not null;

    private static string Canonical(string password) =>
        password.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
