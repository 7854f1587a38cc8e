using System.Linq.Expressions;
using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Options;

/// <summary>
/// Configuration section <c>Limits</c>: how much one caller may ask before others would feel it. Each company, key and address has its own,
/// so none uses up another's.
/// </summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>The bounds of each of them.</summary>
    public static readonly Bounds Calls = new(1, 1_000_000);

    /// <summary>Wrong passwords on the pages, per minute, account and address, before their answers are held back.</summary>
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>Calls of the REST API, per minute and key. More are refused with 429 until a minute has passed.</summary>
    public int ApiCallsPerMinute { get; init; } = 6_000;

    /// <summary>Calls of the REST API that one key may have open at the same time.</summary>
    public int ApiCallsAtOnce { get; init; } = 64;

    /// <summary>Unknown API keys, per minute and address, before further ones are told to wait.</summary>
    public int WrongKeysPerMinute { get; init; } = 60;

    /// <summary>Calls of Web Connectors, per minute and company. More wait their turn.</summary>
    public int WebConnectorCallsPerMinute { get; init; } = 6_000;

    /// <summary>Wrong passwords of Web Connectors, per minute, user name and address, before their answers are held back.</summary>
    public int WrongPasswordsPerMinute { get; init; } = 5;

    /// <summary>
    /// Calls of Web Connectors that one server answers at once; a Web Connector that would begin a session above it is asked to come back
    /// in a minute or two.
    /// </summary>
    public int CallsAtOnce { get; init; } = 200;

    /// <summary>Connections that may be open at the same time; further ones are closed at once.</summary>
    public int Connections { get; init; } = 10_000;

    /// <summary>How long a request may take to send its headers.</summary>
    public int HeaderSeconds { get; init; } = 15;

    /// <summary>Pages that keep themselves fresh, that one person may have open at the same time.</summary>
    public int LivePages { get; init; } = 30;

    public static LimitOptions Read(SettingReader settings)
    {
        var standard = new LimitOptions();
        var options = new LimitOptions
        {
            SignInsPerMinute = Number(nameof(SignInsPerMinute), standard.SignInsPerMinute),
            ApiCallsPerMinute = Number(nameof(ApiCallsPerMinute), standard.ApiCallsPerMinute),
            ApiCallsAtOnce = Number(nameof(ApiCallsAtOnce), standard.ApiCallsAtOnce),
            WrongKeysPerMinute = Number(nameof(WrongKeysPerMinute), standard.WrongKeysPerMinute),
            WebConnectorCallsPerMinute = Number(nameof(WebConnectorCallsPerMinute), standard.WebConnectorCallsPerMinute),
            WrongPasswordsPerMinute = Number(nameof(WrongPasswordsPerMinute), standard.WrongPasswordsPerMinute),
            CallsAtOnce = Number(nameof(CallsAtOnce), standard.CallsAtOnce),
            Connections = Number(nameof(Connections), standard.Connections),
            LivePages = Number(nameof(LivePages), standard.LivePages),
            HeaderSeconds = Number(nameof(HeaderSeconds), standard.HeaderSeconds),
        };
        settings.NothingElseIn(Section);
        return options;

        int Number(string name, int standard) => settings.Number($"{Section}:{name}", Calls, standard);
    }
}

/// <summary>What <see cref="LimitOptions"/> may be: with a limit of none no call would be let in.</summary>
internal sealed class LimitValidator : AbstractValidator<LimitOptions>
{
    public LimitValidator()
    {
        var standard = new LimitOptions();
        Rule(o => o.SignInsPerMinute, nameof(standard.SignInsPerMinute), standard.SignInsPerMinute);
        Rule(o => o.ApiCallsPerMinute, nameof(standard.ApiCallsPerMinute), standard.ApiCallsPerMinute);
        Rule(o => o.ApiCallsAtOnce, nameof(standard.ApiCallsAtOnce), standard.ApiCallsAtOnce);
        Rule(o => o.WrongKeysPerMinute, nameof(standard.WrongKeysPerMinute), standard.WrongKeysPerMinute);
        Rule(o => o.WebConnectorCallsPerMinute, nameof(standard.WebConnectorCallsPerMinute), standard.WebConnectorCallsPerMinute);
        Rule(o => o.WrongPasswordsPerMinute, nameof(standard.WrongPasswordsPerMinute), standard.WrongPasswordsPerMinute);
        Rule(o => o.CallsAtOnce, nameof(standard.CallsAtOnce), standard.CallsAtOnce);
        Rule(o => o.Connections, nameof(standard.Connections), standard.Connections);
        Rule(o => o.LivePages, nameof(standard.LivePages), standard.LivePages);
        Rule(o => o.HeaderSeconds, nameof(standard.HeaderSeconds), standard.HeaderSeconds);
    }

    private void Rule(Expression<Func<LimitOptions, int>> limit, string name, int standard) =>
        RuleFor(limit).IsSetting($"{LimitOptions.Section}:{name}", LimitOptions.Calls, standard);
}
