using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WebConnectorSync.Sync.Sessions;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sqlite;

namespace WebConnectorSync.Bench;

/// <summary>
/// A week of a server's life on the database that the bench left: each day brings copies of a real session with nothing new for companies
/// by turns, and in the night the retention job runs as it is shipped. What is in use afterwards is read from the file.
/// </summary>
internal static class ManyDays
{
    // A day of 400 companies that call once an hour, whatever the number of companies there are: the days must not fill the disk.
    private const int SessionsADay = 9_600;
    private const int Days = 7;
    private const int Lot = 1_200;

    public static async Task RunAsync(string file, int companies)
    {
        Console.WriteLine(
            $"  days of {SessionsADay:N0} sessions with nothing new, spread over {companies:N0} companies; after each, retention with " +
            "its defaults (2 days of quiet messages)");
        var provider = new SqliteProvider(file);
        var clock = new Noon();
        var before = Used(file);
        for (var day = 1; day <= Days; day++)
        {
            Copy(file, clock.GetUtcNow().UtcDateTime);
            var full = Used(file);
            clock.Advance();
            var watch = Stopwatch.StartNew();
            var retry = new TransactionRetry(provider, NullLogger<TransactionRetry>.Instance);
            await new RetentionJob(new(provider), retry, new(), clock).WorkAsync(CancellationToken.None);
            var kept = Used(file);
            Console.WriteLine(
                $"    day {day}: +{(full.Used - before.Used) / 1e6:F0} MB, after retention {kept.Used / 1e6:F0} MB in use, file " +
                $"{kept.File / 1e6:F0} MB; retention took {watch.Elapsed.TotalSeconds:F1} s");
            before = kept;
        }
    }

    // Ids begin with the time, as real ones do.
    private static void Copy(string file, DateTime noon)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        var (sessions, messages) = (
            Columns(connection, "Sessions", ["Id", "TicketHash", "CompanyId", "StartedAt", "LastCallAt", "EndedAt"]),
            Columns(connection, "Messages", ["SessionId", "Number", "CompanyId", "HandedOutAt"]));
        Execute(
            connection,
            "CREATE TEMP TABLE Quiet AS SELECT m.* FROM Messages m JOIN Sessions s ON s.Id = m.SessionId WHERE m.Kind = 'Import' AND " +
            "m.RecordCount = 0 AND m.Problem IS NULL AND m.AnswerXml IS NOT NULL AND s.MessageNumber = 1 ORDER BY m.HandedOutAt DESC " +
            "LIMIT 1");
        Execute(connection, "CREATE TEMP TABLE Model AS SELECT s.* FROM Sessions s JOIN Quiet q ON q.SessionId = s.Id");
        Execute(connection, "CREATE TEMP TABLE Firms AS SELECT Id FROM Companies");
        for (var from = 0; from < SessionsADay; from += Lot)
        {
            var at = noon.AddSeconds(86_400.0 * from / SessionsADay);
            var text = at.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
            var stamp = new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(
                "x12", System.Globalization.CultureInfo.InvariantCulture);
            Execute(connection, $"""
                BEGIN IMMEDIATE;
                CREATE TEMP TABLE Made AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Lot})
                SELECT unhex('{stamp}' || hex(randomblob(10))) AS Id, f.Id AS CompanyId FROM n JOIN Firms f ON f.rowid = (n.i * 7919 + {from}) % (SELECT COUNT(*) FROM Firms) + 1;
                INSERT INTO Sessions (Id, TicketHash, CompanyId, StartedAt, LastCallAt, EndedAt, {sessions}) SELECT n.Id, lower(hex(n.Id)), n.CompanyId, '{text}', '{text}', '{text}', {Of("t", sessions)} FROM Made n, Model t;
                INSERT INTO Messages (SessionId, Number, CompanyId, HandedOutAt, {messages}) SELECT n.Id, 1, n.CompanyId, '{text}', {Of("t", messages)} FROM Made n, Quiet t;
                DROP TABLE Made;
                COMMIT;
                """);
        }
    }

    private static string Columns(SqliteConnection connection, string table, string[] without)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT group_concat('\"' || name || '\"', ', ') FROM pragma_table_info('{table}') WHERE name NOT IN " +
            $"({string.Join(", ", without.Select(w => $"'{w}'"))})";
        return (string)command.ExecuteScalar()!;
    }

    private static string Of(string alias, string columns) => string.Join(", ", columns.Split(", ").Select(c => $"{alias}.{c}"));

    private static (long Used, long File) Used(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT (page_count - freelist_count) * page_size, page_count * page_size FROM pragma_page_count(), " +
            "pragma_freelist_count(), pragma_page_size()";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 600;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // Begins a week from now, so that what the bench did before is old, too.
    private sealed class Noon : TimeProvider
    {
        private DateTimeOffset now = DateTimeOffset.UtcNow.AddDays(7);

        public void Advance() => now = now.AddDays(1);

        public override DateTimeOffset GetUtcNow() => now;
    }
}
