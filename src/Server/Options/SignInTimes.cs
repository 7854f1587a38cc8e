using System.Linq.Expressions;
using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Options;

/// <summary>Configuration section <c>SignIn</c>: how long a person stays signed in on the pages.</summary>
internal sealed class SignInTimes
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

    public static SignInTimes Read(SettingReader settings)
    {
        var standard = new SignInTimes();
        var options = new SignInTimes
        {
            IdleMinutes = settings.Number($"{Section}:{nameof(IdleMinutes)}", Minutes, standard.IdleMinutes),
            MostHours = settings.Number($"{Section}:{nameof(MostHours)}", Hours, standard.MostHours),
        };
        settings.NothingElseIn(Section);
        return options;
    }
}

/// <summary>What <see cref="SignInTimes"/> may be.</summary>
internal sealed class SignInValidator : AbstractValidator<SignInTimes>
{
    public SignInValidator()
    {
        var standard = new SignInTimes();
        Rule(o => o.IdleMinutes, nameof(standard.IdleMinutes), SignInTimes.Minutes, standard.IdleMinutes);
        Rule(o => o.MostHours, nameof(standard.MostHours), SignInTimes.Hours, standard.MostHours);
    }

    private void Rule(Expression<Func<SignInTimes, int>> time, string name, Bounds bounds, int standard) =>
        RuleFor(time).IsSetting($"{SignInTimes.Section}:{name}", bounds, standard);
}
