namespace WebConnectorSync.Server.Data;

/// <summary>Configuration section <c>Backup</c>: the copies of the SQLite database that the server makes by itself.</summary>
internal sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>Where to. Default: <c>backups</c> in the data directory.</summary>
    public string? Directory { get; init; }

    /// <summary>How many are kept; 0 for none. Default 3.</summary>
    public int Keep { get; init; } = 3;
}
