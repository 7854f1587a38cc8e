using Microsoft.AspNetCore.Identity;

namespace WebConnectorSync.Server.Access;

/// <summary>What a person's password must be. Length counts; demands for digits and signs make people write them down.</summary>
internal static class PasswordRule
{
    public const int MinLength = 12;
    public const int MaxLength = 200;
    public const int MinDifferent = 5;

    public const string Sentence = "A password has at least 12 characters, at least 5 of them different.";

    public static void Configure(PasswordOptions options)
    {
        options.RequiredLength = MinLength;
        options.RequiredUniqueChars = MinDifferent;
        options.RequireDigit = false;
        options.RequireLowercase = false;
        options.RequireUppercase = false;
        options.RequireNonAlphanumeric = false;
    }
}
