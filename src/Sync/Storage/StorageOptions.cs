using FluentValidation;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Storage;

/// <summary>Configuration section <c>Storage</c>: which database.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Default: <see cref="StorageProvider.Sqlite"/>, a file in the data directory and nothing to set up.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>
    /// SQL Server's connection string, which it needs. For SQLite <c>Data Source=file</c>, when it shall not be the file in the data
    /// directory.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where the SQLite database lies.</summary>
    public string SqliteFile(DataDirectory directory) => ConnectionString is { Length: > 0 } text
        ? Path.GetFullPath(new SqliteConnectionStringBuilder(text).DataSource)
        : directory.File(StorageSetup.SqliteFile);

    public static StorageOptions Read(SettingReader settings)
    {
        var options = new StorageOptions
        {
            Provider = settings.Word($"{Section}:{nameof(Provider)}", StorageProvider.Sqlite),
            ConnectionString = settings.Text($"{Section}:{nameof(ConnectionString)}"),
        };
        settings.NothingElseIn(Section);
        return options;
    }
}

/// <summary>The databases the server runs on.</summary>
internal enum StorageProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>What <see cref="StorageOptions"/> may be. A connection string holds a password, so it is not repeated.</summary>
internal sealed class StorageValidator : AbstractValidator<StorageOptions>
{
    private const string ForSqlite = "Data Source=/var/lib/webconnectorsync/wcs.db";
    private const string ForSqlServer = "Server=db.example.com;Database=WebConnectorSync;User ID=wcs;Password=...";

    public StorageValidator()
    {
        When(o => o is { Provider: StorageProvider.Sqlite, ConnectionString: not null },
            () => RuleFor(o => o.ConnectionString).Cascade(CascadeMode.Stop)
            .Must(text => Parse(() => new SqliteConnectionStringBuilder(text)) is not null)
            .WithMessage(
                $"Storage:ConnectionString cannot be read. For SQLite it looks like {ForSqlite}; for another database set " +
                "Storage:Provider too.")
            .Must(
                text => new SqliteConnectionStringBuilder(text)
                    is { DataSource: not ("" or ":memory:"), Mode: not SqliteOpenMode.Memory, Password: "" })
            .WithMessage(
                $"Storage:ConnectionString must name a file for SQLite, and nothing else: {ForSqlite}. Leave it out for a file in the " +
                "data directory."));
        When(o => o.Provider == StorageProvider.SqlServer, () => RuleFor(o => o.ConnectionString).Cascade(CascadeMode.Stop)
            .Must(text => Parse(() => new SqlConnectionStringBuilder(text ?? "")) is not null)
            .WithMessage($"Storage:ConnectionString cannot be read. It looks like {ForSqlServer}")
            .Must(text => new SqlConnectionStringBuilder(text ?? "") is { DataSource.Length: > 0, InitialCatalog.Length: > 0 })
            .WithMessage(
                $"Storage:Provider is SqlServer, so Storage:ConnectionString must name at least Server and Database: {ForSqlServer}"));
    }

    private static T? Parse<T>(Func<T> parse)
        where T : class
    {
        try
        {
            return parse();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
