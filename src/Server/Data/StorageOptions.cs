namespace WebConnectorSync.Server.Data;

/// <summary>Configuration section <c>Storage</c>: which database.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Default: <see cref="StorageProvider.Sqlite"/>, a file in the data directory and nothing to set up.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>SQL Server's connection string; needed there, not used by SQLite.</summary>
    public string? ConnectionString { get; init; }
}

/// <summary>The databases the server runs on.</summary>
internal enum StorageProvider
{
    Sqlite,
    SqlServer,
}
