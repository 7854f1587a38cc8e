using System.Net.Mail;
using FluentValidation;

namespace WebConnectorSync.Sync.Values;

/// <summary>The name under which a person signs in.</summary>
internal static class EmailAddress
{
    public const int MaxLength = 200;

    private const string What = "The e-mail address";
    private const string Advice = "Type one such as anna@example.com. Nothing is sent to it; it is the name to sign in with.";

    /// <summary>It has to be there and to be one.</summary>
    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Required(What, Advice)
        .MaximumLength(MaxLength).Says("tooLong", $"{What} has {{TotalLength}} characters.", $"Type one with at most {MaxLength}.")
        .Must(text => MailAddress.TryCreate(text, out var address) && address.Address == text)
            .Says("notAnAddress", "This is no e-mail address.", Advice);

    /// <summary>As it is compared.</summary>
    public static string KeyOf(string email) => email.Trim().ToUpperInvariant();
}
