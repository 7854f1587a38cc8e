using System.Globalization;
using Microsoft.Data.Sqlite;
using WebConnectorSync.Simulator.Connector;

namespace WebConnectorSync.Bench;

/// <summary>Sessions that end because the server is killed, and what the benches that do it ask of the others.</summary>
internal static class BreakingOff
{
    /// <summary>Syncs that often, and each time the server dies at a random moment of a random call; then it is started again.</summary>
    /// <param name="server">The server.</param>
    /// <param name="file">The company file that is synced.</param>
    /// <param name="kills">How often.</param>
    /// <param name="latest">The latest call of a session on which it dies.</param>
    public static async Task RunAsync(KillableServer server, SimulatedFile file, int kills, int latest = 34)
    {
        var random = new Random(20261125);
        for (var kill = 1; kill <= kills; kill++)
        {
            file.KillAt = random.Next(5, latest);
            file.KillAfter = TimeSpan.FromMilliseconds(random.Next(0, 60));
            var report = await file.SyncAsync();
            while (report.Exception is null)
            {
                // A server that has too much to do asks to come back; a sync that is complete leaves nothing to break off.
                Console.WriteLine($"not killed         {report.Result} {report.LastError} after {report.Calls.Count} calls");
                report = report.Progress == 100 ? throw new InvalidOperationException(
                    "The sync ended before the kill.") : await file.SyncAsync();
            }

            await server.GoneAsync();
            Console.WriteLine($"kill {kill,2}            at call {report.Calls.Count}; peak so far {server.Peak / 1e6:F0} MB");
            await server.StartAsync();
        }

        file.KillAt = 0;
    }

    /// <summary>Ends the bench when a session did not end well.</summary>
    public static void Require(this SessionReport report)
    {
        if (report.Exception is not null || report.Progress != 100)
        {
            throw new InvalidOperationException($"A sync did not end well: {report.Result} {report.LastError} {report.Exception}");
        }
    }

    /// <summary>The one number a query answers.</summary>
    public static long Ask(this SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
#pragma warning disable CA2100 // All of it stands in the files of this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
