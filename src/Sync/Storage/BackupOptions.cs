using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Storage;

/// <summary>Configuration section <c>Backup</c>: the copies of the SQLite database that the server makes by itself.</summary>
internal sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>How many copies there may be.</summary>
    public static readonly Bounds Copies = new(0, 1000);

    /// <summary>Where to. Default: <c>backups</c> in the data directory.</summary>
    public string? Directory { get; init; }

    /// <summary>How many are kept; 0 for none. Default 3.</summary>
    public int Keep { get; init; } = 3;

    public static BackupOptions Read(SettingReader settings)
    {
        var options = new BackupOptions
        {
            Directory = settings.Text($"{Section}:{nameof(Directory)}"),
            Keep = settings.Number($"{Section}:{nameof(Keep)}", Copies, new BackupOptions().Keep),
        };
        settings.NothingElseIn(Section);
        return options;
    }
}

/// <summary>What <see cref="BackupOptions"/> may be: a number below 0 would remove every copy.</summary>
internal sealed class BackupValidator : AbstractValidator<BackupOptions>
{
    public BackupValidator() => RuleFor(o => o.Keep).IsSetting("Backup:Keep", BackupOptions.Copies, new BackupOptions().Keep);
}
