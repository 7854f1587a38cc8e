using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace WebConnectorSync.Sync.Values;

/// <summary>What a person's password must be. Length counts; demands for digits and signs make people write them down.</summary>
internal static class PasswordRule
{
    public const int MinLength = 12;
    public const int MaxLength = 200;
    public const int MinDifferent = 5;

    /// <summary>The rule in a sentence.</summary>
    public static readonly string Sentence = $"A password has at least {MinLength} characters, at least {MinDifferent} of them different.";

    /// <summary>It has to be there and strong enough. The password is not repeated.</summary>
    public static IRuleBuilderOptions<T, string?> IsPassword<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Required("The password", Sentence)
        .MaximumLength(MaxLength).Says("tooLong", "The password is too long.", $"Choose one with at most {MaxLength} characters.")
        .Must(IsStrong).Says("tooWeak", "The password is too weak.", Sentence);

    /// <summary>It is none of the first that somebody would guess, with the person's address in mind.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="email">Whose it is; null when that is not known.</param>
    public static IRuleBuilderOptions<T, string?> IsNotGuessed<T>(this IRuleBuilder<T, string?> rule, Func<T, string?> email) => rule
        .Must((of, password) => password is null || !WeakPassword.IsGuessed(password, email(of)))
        .Says("guessable", "The password is one that is guessed early.", Unguessable);

    /// <summary>The remedy in a sentence.</summary>
    public const string Unguessable =
        "Take a few words that do not belong together; not your address, the product's name, a row of keys or a common password.";

    /// <summary>It was typed twice, the same both times.</summary>
    public static IRuleBuilderOptions<T, string?> IsTheSame<T>(
        this IRuleBuilder<T, string?> rule, System.Linq.Expressions.Expression<Func<T, string?>> other) =>
        rule.Equal(other).Says("different", "The two passwords are not the same.", "Type the same one twice.");

    public static void Configure(PasswordOptions options)
    {
        options.RequiredLength = MinLength;
        options.RequiredUniqueChars = MinDifferent;
        options.RequireDigit = false;
        options.RequireLowercase = false;
        options.RequireUppercase = false;
        options.RequireNonAlphanumeric = false;
    }

    private static bool IsStrong(string? password) => password!.Length >= MinLength && password.Distinct().Count() >= MinDifferent;
}
