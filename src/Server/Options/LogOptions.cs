using FluentValidation;
using Serilog.Events;

namespace WebConnectorSync.Server.Options;

/// <summary>The levels of the program's log in the configuration section <c>Serilog</c>, which Serilog reads itself.</summary>
/// <param name="Levels">Each setting and what stands in it.</param>
internal sealed record LogOptions(IReadOnlyList<KeyValuePair<string, string?>> Levels)
{
    private const string Section = "Serilog:MinimumLevel";

    public static LogOptions Read(IConfiguration configuration) =>
        new(
            [.. configuration.GetSection(Section).AsEnumerable().Where(
                s => s.Value is not null && !s.Key.EndsWith(":ControlledBy", StringComparison.OrdinalIgnoreCase))]);
}

/// <summary>What <see cref="LogOptions"/> may be.</summary>
internal sealed class LogValidator : AbstractValidator<LogOptions>
{
    public LogValidator() =>
        RuleForEach(o => o.Levels).Must(level => Enum.GetNames<LogEventLevel>().Contains(level.Value, StringComparer.OrdinalIgnoreCase))
        .WithMessage(
            (_, level) =>
                $"{level.Key} is \"{level.Value}\". It must be one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}; leave it out " +
                "for Information.");
}
