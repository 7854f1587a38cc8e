using System.Globalization;
using Microsoft.Data.Sqlite;

namespace WebConnectorSync.Sync.Storage.Sqlite;

/// <summary>Copies of the database, made while it is in use (SQLite's online backup: the copy is one consistent state).</summary>
internal static class SqliteBackup
{
    private const string Prefix = "webconnectorsync-";
    private const long Million = 1_000_000;

    /// <summary>
    /// Makes one and removes the oldest beyond <paramref name="keep"/>. A copy that was broken off has another name and is removed by the
    /// next.
    /// </summary>
    /// <returns>The file.</returns>
    public static string Make(string connectionString, string directory, int keep, DateTime now)
    {
        PrivateFiles.MakeFolder(directory);
        foreach (var broken in System.IO.Directory.EnumerateFiles(directory, Prefix + "*.partial*"))
        {
            File.Delete(broken);
        }

        var file = Path.Combine(directory, $"{Prefix}{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.db");
        using (var from = new SqliteConnection(connectionString))
        {
            from.Open();
            CheckRoom(from, directory);
            PrivateFiles.Prepare(file + ".partial");
            using var to =
                new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file + ".partial", Pooling = false }.ToString());
            to.Open();
            from.BackupDatabase(to);
        }

        File.Move(file + ".partial", file, overwrite: true);
        foreach (var old in System.IO.Directory.EnumerateFiles(
            directory, Prefix + "*.db").OrderDescending(StringComparer.Ordinal).Skip(keep))
        {
            File.Delete(old);
        }

        return file;
    }

    // A copy that fills the disk takes the room from the database itself.
    private static void CheckRoom(SqliteConnection database, string directory)
    {
        using var command = database.CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
        var needed = (long)command.ExecuteScalar()!;
        var free = new DriveInfo(Path.GetFullPath(directory)).AvailableFreeSpace;
        if (free < needed + (needed / 10))
        {
            throw new IOException($"The copy needs {needed / Million:N0} MB, and the disk has {free / Million:N0} MB left");
        }
    }
}
