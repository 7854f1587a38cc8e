using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Options;

/// <summary>Configuration section <c>Jobs</c>.</summary>
internal sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Whether this server does jobs; false for one that only answers. Default true.</summary>
    public bool IsEnabled { get; init; } = true;

    public static JobOptions Read(SettingReader settings)
    {
        var options = new JobOptions { IsEnabled = settings.Flag($"{Section}:{nameof(IsEnabled)}", new JobOptions().IsEnabled) };
        settings.NothingElseIn(Section);
        return options;
    }
}
