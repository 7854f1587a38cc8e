using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Options;

/// <summary>Configuration section <c>Keys</c>: those by which the keys of personal values are protected.</summary>
internal sealed class KeyOptions
{
    public const string Section = "Keys";

    /// <summary>Where they lie. Default: <c>keys</c> in the data directory. Servers on one database share the folder.</summary>
    public string? Directory { get; init; }

    public static KeyOptions Read(SettingReader settings)
    {
        var options = new KeyOptions { Directory = settings.Text($"{Section}:{nameof(Directory)}") };
        settings.NothingElseIn(Section);
        return options;
    }
}
