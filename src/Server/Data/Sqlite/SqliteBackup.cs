using System.Globalization;
using Microsoft.Data.Sqlite;

namespace WebConnectorSync.Server.Data.Sqlite;

/// <summary>Copies of the database, made while it is in use (SQLite's online backup: the copy is one consistent state).</summary>
internal static class SqliteBackup
{
    private const string Prefix = "webconnectorsync-";

    /// <summary>Makes one and removes the oldest beyond <paramref name="keep"/>. A copy that was broken off has another name and is removed by the next.</summary>
    /// <returns>The file.</returns>
    public static string Make(string connectionString, string directory, int keep, DateTime now)
    {
        System.IO.Directory.CreateDirectory(directory);
        foreach (var broken in System.IO.Directory.EnumerateFiles(directory, Prefix + "*.partial*"))
        {
            File.Delete(broken);
        }

        var file = Path.Combine(directory, $"{Prefix}{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.db");
        using (var from = new SqliteConnection(connectionString))
        using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file + ".partial", Pooling = false }.ToString()))
        {
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }

        File.Move(file + ".partial", file, overwrite: true);
        foreach (var old in System.IO.Directory.EnumerateFiles(directory, Prefix + "*.db").OrderDescending(StringComparer.Ordinal).Skip(keep))
        {
            File.Delete(old);
        }

        return file;
    }
}
