namespace WebConnectorSync.Server.Limits;

/// <summary>Configuration section <c>Limits</c>: how much one caller may ask before others would feel it. Each company, key and address has its own, so none uses up another's.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Tries to sign in on the pages, per minute and address.</summary>
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>Calls of the REST API, per minute and key. More are refused with 429 until a minute has passed.</summary>
    public int ApiCallsPerMinute { get; init; } = 6_000;

    /// <summary>Calls of the REST API that one key may have open at the same time.</summary>
    public int ApiCallsAtOnce { get; init; } = 64;

    /// <summary>API keys that nobody has, per minute and address, before they are refused without being looked up.</summary>
    public int WrongKeysPerMinute { get; init; } = 60;

    /// <summary>Calls of Web Connectors, per minute and company. More wait their turn.</summary>
    public int WebConnectorCallsPerMinute { get; init; } = 6_000;

    /// <summary>Wrong passwords of Web Connectors, per minute and user name, before its sign-ins are slowed down.</summary>
    public int WrongPasswordsPerMinute { get; init; } = 5;

    /// <summary>Calls of Web Connectors that one server answers at once; a Web Connector that would begin a session above it is asked to come back in a minute or two.</summary>
    public int CallsAtOnce { get; init; } = 200;

    /// <summary>Reads the section and says everything that is wrong with it at once.</summary>
    /// <exception cref="Hosting.StartProblem">A number is too small.</exception>
    public static LimitOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<LimitOptions>() ?? new();
        (string Name, int Value)[] all =
        [
            (nameof(SignInsPerMinute), options.SignInsPerMinute), (nameof(ApiCallsPerMinute), options.ApiCallsPerMinute), (nameof(ApiCallsAtOnce), options.ApiCallsAtOnce),
            (nameof(WrongKeysPerMinute), options.WrongKeysPerMinute), (nameof(WebConnectorCallsPerMinute), options.WebConnectorCallsPerMinute), (nameof(WrongPasswordsPerMinute), options.WrongPasswordsPerMinute),
            (nameof(CallsAtOnce), options.CallsAtOnce),
        ];
        var problems = all.Where(limit => limit.Value < 1).Select(limit => $"{Section}:{limit.Name} is {limit.Value}. It must be at least 1.").ToList();
        return problems.Count == 0 ? options : throw new Hosting.StartProblem(string.Join(Environment.NewLine, problems));
    }
}
