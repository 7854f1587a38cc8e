using System.Linq.Expressions;
using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Options;

/// <summary>Configuration section <c>SignIn</c>: what a sign-in on the pages takes, and how long it lasts.</summary>
internal sealed class SignInSettings
{
    public const string Section = "SignIn";

    /// <summary>Bounds of <see cref="IdleMinutes"/>.</summary>
    public static readonly Bounds Minutes = new(5, 10_080);

    /// <summary>Bounds of <see cref="MostHours"/>.</summary>
    public static readonly Bounds Hours = new(1, 720);

    /// <summary>Without a page opened or a form sent for so long, it ends. What an open page fetches by itself does not count.</summary>
    public int IdleMinutes { get; init; } = 120;

    /// <summary>It ends after so long, whatever was done.</summary>
    public int MostHours { get; init; } = 12;

    /// <summary>Who must have a second factor: an authenticator app or a passkey. Everybody may.</summary>
    public SecondFactor SecondFactor { get; init; } = SecondFactor.Optional;

    public static SignInSettings Read(SettingReader settings)
    {
        var standard = new SignInSettings();
        var options = new SignInSettings
        {
            IdleMinutes = settings.Number($"{Section}:{nameof(IdleMinutes)}", Minutes, standard.IdleMinutes),
            MostHours = settings.Number($"{Section}:{nameof(MostHours)}", Hours, standard.MostHours),
            SecondFactor = settings.Word($"{Section}:{nameof(SecondFactor)}", standard.SecondFactor),
        };
        settings.NothingElseIn(Section);
        return options;
    }
}

/// <summary>Who must have a second factor.</summary>
internal enum SecondFactor
{
    /// <summary>Nobody must.</summary>
    Optional,

    /// <summary>Administrators must.</summary>
    Administrators,

    /// <summary>Everybody must.</summary>
    Everybody,
}

/// <summary>What <see cref="SignInSettings"/> may be.</summary>
internal sealed class SignInValidator : AbstractValidator<SignInSettings>
{
    public SignInValidator()
    {
        var standard = new SignInSettings();
        Rule(o => o.IdleMinutes, nameof(standard.IdleMinutes), SignInSettings.Minutes, standard.IdleMinutes);
        Rule(o => o.MostHours, nameof(standard.MostHours), SignInSettings.Hours, standard.MostHours);
    }

    private void Rule(Expression<Func<SignInSettings, int>> time, string name, Bounds bounds, int standard) =>
        RuleFor(time).IsSetting($"{SignInSettings.Section}:{name}", bounds, standard);
}
