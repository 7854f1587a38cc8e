using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Data;

/// <summary>Configuration section <c>Storage</c>: which database.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Default: <see cref="StorageProvider.Sqlite"/>, a file in the data directory and nothing to set up.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>SQL Server's connection string, which it needs. For SQLite <c>Data Source=file</c>, when it shall not be the file in the data directory.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where the SQLite database lies.</summary>
    public string SqliteFile(DataDirectory directory) => ConnectionString is { Length: > 0 } text
        ? Path.GetFullPath(new SqliteConnectionStringBuilder(text).DataSource)
        : directory.File(StorageSetup.SqliteFile);

    /// <summary>Reads the section; to be asked for <see cref="Problems"/> before.</summary>
    public static StorageOptions Read(IConfiguration configuration) => new()
    {
        Provider = Enum.Parse<StorageProvider>(configuration[$"{Section}:Provider"] ?? nameof(StorageProvider.Sqlite), ignoreCase: true),
        ConnectionString = configuration[$"{Section}:ConnectionString"],
    };

    /// <summary>What keeps the section from being used, in sentences.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        var provider = configuration[$"{Section}:Provider"] ?? nameof(StorageProvider.Sqlite);
        if (!Enum.GetNames<StorageProvider>().Contains(provider, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"Storage:Provider is \"{provider}\". It must be {string.Join(" or ", Enum.GetNames<StorageProvider>())}.";
        }
        else
        {
            var options = Read(configuration);
            if ((options.Provider == StorageProvider.Sqlite ? SqliteProblem(options.ConnectionString) : SqlServerProblem(options.ConnectionString)) is { } problem)
            {
                yield return problem;
            }
        }
    }

    private static string? SqliteProblem(string? text)
    {
        try
        {
            return text is null or "" || new SqliteConnectionStringBuilder(text) is { DataSource: not ("" or ":memory:"), Mode: not SqliteOpenMode.Memory, Password: "" }
                ? null
                : "Storage:ConnectionString must name a file for SQLite, and nothing else: Data Source=/var/lib/webconnectorsync/wcs.db. Leave it out for a file in the data directory.";
        }
        catch (ArgumentException)
        {
            return "Storage:ConnectionString cannot be read. For SQLite it looks like Data Source=/var/lib/webconnectorsync/wcs.db; for another database set Storage:Provider too.";
        }
    }

    // The connection string holds a password, so it is not repeated.
    private static string? SqlServerProblem(string? text)
    {
        try
        {
            return new SqlConnectionStringBuilder(text ?? "") is { DataSource.Length: > 0, InitialCatalog.Length: > 0 }
                ? null
                : "Storage:Provider is SqlServer, so Storage:ConnectionString must name at least Server and Database.";
        }
        catch (ArgumentException)
        {
            return "Storage:ConnectionString cannot be read. It looks like Server=db.example.com;Database=WebConnectorSync;User ID=wcs;Password=...";
        }
    }
}

/// <summary>The databases the server runs on.</summary>
internal enum StorageProvider
{
    Sqlite,
    SqlServer,
}
