using System.Text;
using Hangfire;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Jobs;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Jobs;

namespace WebConnectorSync.Server.Tests.Jobs;

/// <summary>Two servers on one SQL Server, signed in with no more rights than deploy/database.sql gives.</summary>
public sealed class JobsOnSqlServer
{
    private const string Password = "A password 'of' [its] own, 7";

    private readonly string name = "wcs_test_" + Guid.NewGuid().ToString("N");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Have_a_schema_of_their_own_and_run_once_whichever_server_is_asked()
    {
        var sa = await TestSqlServer.ConnectionStringAsync();
        await using var administrator = new SqlConnection(sa);
        await administrator.OpenAsync(Ct);
        try
        {
            var application = new SqlConnectionStringBuilder(sa) { InitialCatalog = name, UserID = name, Password = Password }.ToString();

            // Twice: docker-compose.yml runs it at every start.
            await PrepareAsync(administrator);
            await PrepareAsync(administrator);
            var bell = new Bell();
            await using var one = await StartAsync(application, bell);
            await using var two = await StartAsync(application, bell);
            var schedule = two.Services.GetRequiredService<IRecurringJobManager>();
            schedule.Trigger("ring");
            await bell.Rung;

            await using var db = one.OpenDb();
            Assert.True(await db.JobRuns.AnyAsync(r => r.Name == "ring", Ct));
            Assert.Equal(1, bell.Rings);
            await using var tables = administrator.CreateCommand();
            tables.CommandText = $"SELECT COUNT(*) FROM [{name}].INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = '{JobsSetup.Schema}'";
            Assert.True((int)(await tables.ExecuteScalarAsync(Ct))! > 5);
        }
        finally
        {
            SqlConnection.ClearAllPools();
            await RunAsync(
                administrator,
                $"USE master; IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; " +
                $"DROP DATABASE [{name}]; END; IF SUSER_ID('{name}') IS NOT NULL DROP LOGIN [{name}];");
        }
    }

    private static async Task<RunningServer> StartAsync(string connectionString, Bell bell)
    {
        var server = new RunningServer
        {
            SqlServer = connectionString,
            Also = services => services.AddSingleton(bell).AddJob<RingJob>(TimeSpan.FromDays(1), "Rings."),
        };
        await server.InitializeAsync();
        await server.Services.GetRequiredService<JobServer>().ScheduleAsync(Ct);
        return server;
    }

    private async Task PrepareAsync(SqlConnection administrator)
    {
        var hexadecimal = "0x" + Convert.ToHexString(Encoding.Unicode.GetBytes(Password));
        var script = (await File.ReadAllTextAsync(Path.Combine(TheRepository.Root, "deploy", "database.sql"), Ct))
            .Replace("$(PasswordHex)", hexadecimal, StringComparison.Ordinal)
            .Replace("WebConnectorSync", name, StringComparison.Ordinal)
            .Replace("[wcs]", $"[{name}]", StringComparison.Ordinal)
            .Replace("N'wcs'", $"N'{name}'", StringComparison.Ordinal);
        foreach (var batch in script.Split("GO\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await RunAsync(administrator, batch);
        }
    }

    private static async Task RunAsync(SqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    private sealed class Bell
    {
        private readonly TaskCompletionSource rung = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int rings;

        public int Rings => rings;

        public Task Rung => rung.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public void Ring()
        {
            Interlocked.Increment(ref rings);
            rung.TrySetResult();
        }
    }

    private sealed class RingJob(Bell bell) : IServerJob
    {
        public Task<string> WorkAsync(CancellationToken ct)
        {
            bell.Ring();
            return Task.FromResult("It rang.");
        }
    }
}
