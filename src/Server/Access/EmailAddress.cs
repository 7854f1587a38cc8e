using System.Net.Mail;

namespace WebConnectorSync.Server.Access;

/// <summary>The name under which a person signs in.</summary>
internal static class EmailAddress
{
    public const int MaxLength = 200;

    /// <summary>Why it cannot be used, in one sentence; null when it can.</summary>
    public static string? Problem(string? text) =>
        text is { Length: > 0 and <= MaxLength } && MailAddress.TryCreate(text, out var address) && address.Address == text
            ? null
            : "Type an e-mail address, such as anna@example.com. Nothing is sent to it; it is the name to sign in with.";

    /// <summary>As it is compared.</summary>
    public static string KeyOf(string email) => email.Trim().ToUpperInvariant();
}
