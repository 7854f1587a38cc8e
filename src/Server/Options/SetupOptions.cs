using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Options;

/// <summary>Configuration section <c>Setup</c>: for an unattended first start.</summary>
internal sealed class SetupOptions
{
    public const string Section = "Setup";

    /// <summary>How many characters an API key may have. The most that fits a header without trouble.</summary>
    public static readonly Bounds ApiKeyLength = new(32, 200);

    private const int MinDifferent = 8;

    /// <summary>An API key that shall exist. Null: none is made.</summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// The e-mail address of an administrator who shall exist; with <see cref="AdminPassword"/>. Null: the first visitor makes one.
    /// </summary>
    public string? AdminEmail { get; init; }

    /// <summary>The password that administrator begins with; an account that is there keeps its own.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>Whether a key can be guessed: few different characters, or mostly the same, the next or the one before again.</summary>
    public static bool IsWeak(string key) =>
        key.Distinct().Count() < MinDifferent
        || key.Zip(key.Skip(1)).Count(pair => Math.Abs(pair.Second - pair.First) <= 1) > key.Length / 2
        || Enumerable.Range(1, key.Length / 2).Any(period => key.AsSpan(period).SequenceEqual(key.AsSpan(0, key.Length - period)));

    public static SetupOptions Read(SettingReader settings)
    {
        var options = new SetupOptions
        {
            ApiKey = settings.Text($"{Section}:{nameof(ApiKey)}"),
            AdminEmail = settings.Text($"{Section}:{nameof(AdminEmail)}"),
            AdminPassword = settings.Text($"{Section}:{nameof(AdminPassword)}"),
        };
        settings.NothingElseIn(Section);
        return options;
    }
}

/// <summary>What <see cref="SetupOptions"/> may be. Keys and passwords are not repeated.</summary>
internal sealed class SetupValidator : AbstractValidator<SetupOptions>
{
    public SetupValidator()
    {
        RuleFor(o => o.ApiKey).Length(SetupOptions.ApiKeyLength.Least, SetupOptions.ApiKeyLength.Most)
            .WithMessage(
                $"Setup:ApiKey has {{TotalLength}} characters. It must have {SetupOptions.ApiKeyLength}; make a random one, " +
                $"for example with \"openssl rand -hex 32\".");
        RuleFor(o => o.ApiKey).Must(key => key is null || key.All(c => c is > ' ' and <= '~'))
            .WithMessage(
                "Setup:ApiKey has a character that no header can carry. Write it with letters, digits and signs of the keyboard, " +
                "without spaces.");
        RuleFor(o => o.ApiKey).Must(key => key is null || key.Length < SetupOptions.ApiKeyLength.Least || !SetupOptions.IsWeak(key))
            .WithMessage(
                "Setup:ApiKey can be guessed: it repeats itself or counts up. Make a random one, for example with " +
                "\"openssl rand -hex 32\".");
        RuleFor(o => o).Must(o => o.AdminEmail is null == o.AdminPassword is null)
            .WithMessage(
                "Setup:AdminEmail and Setup:AdminPassword belong together. Set both, or neither and make the administrator on the first " +
                "page.");
        When(
            o => o.AdminEmail is not null,
            () => RuleFor(o => o.AdminEmail).IsEmail().WithMessage("Setup:AdminEmail is \"{PropertyValue}\", which is no e-mail address."));
        When(
            o => o.AdminPassword is not null,
            () => RuleFor(o => o.AdminPassword).IsPassword().WithMessage($"Setup:AdminPassword cannot be used. {PasswordRule.Sentence}"));
        RuleFor(o => o.AdminPassword).IsNotGuessed(o => o.AdminEmail)
            .WithMessage($"Setup:AdminPassword is one that is guessed early. {PasswordRule.Unguessable}");
    }
}
