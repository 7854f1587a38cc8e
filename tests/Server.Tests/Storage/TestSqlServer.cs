using Testcontainers.MsSql;

[assembly: AssemblyFixture(typeof(WebConnectorSync.Server.Tests.Storage.TestSqlServer))]

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// The SQL Server of a test run: the one that WCS_TEST_SQLSERVER names, or else a container of our own, started when the first test asks
/// and removed when the last one is done. Without either the tests that need one show as skipped, with the reason.
/// </summary>
public sealed class TestSqlServer : IAsyncDisposable
{
    /// <summary>Holds a connection string of a SQL Server on which databases may be made.</summary>
    public const string Variable = "WCS_TEST_SQLSERVER";

    /// <summary>"off" where no container shall be started, and no engine looked for.</summary>
    public const string ContainersVariable = "WCS_TEST_CONTAINERS";

    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";

    // An engine answers at once; a socket behind which nobody answers would be waited for without end.
    private static readonly TimeSpan ToFindTheEngine = TimeSpan.FromSeconds(10);

    // The image has 1.6 GB.
    private static readonly TimeSpan ToStart = TimeSpan.FromMinutes(10);

    private static readonly Lazy<Task<Found>> Server = new(FindAsync);

    /// <summary>Its connection string; skips the test when there is none.</summary>
    internal static async Task<string> ConnectionStringAsync()
    {
        var found = await Server.Value;
        Assert.SkipWhen(
            found.ConnectionString is null, $"No SQL Server: {Variable} holds no connection string of one, and {found.WhyNone}.");
        return found.ConnectionString!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated && await Server.Value is { Container: { } container })
        {
            await container.DisposeAsync();
        }
    }

    private static async Task<Found> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return new(named, null, "");
        }

        if (Environment.GetEnvironmentVariable(ContainersVariable) is { Length: > 0 } said
            && said.ToUpperInvariant() is "OFF" or "0" or "FALSE")
        {
            return new(null, null, $"{ContainersVariable} switches containers off");
        }

        try
        {
            var container = await Task.Run(() => new MsSqlBuilder(Image).Build()).WaitAsync(ToFindTheEngine);
            await container.StartAsync().WaitAsync(ToStart);
            return new(container.GetConnectionString(), container, "");
        }
        catch (TimeoutException)
        {
            return new(null, null, "the container engine does not answer");
        }
#pragma warning disable CA1031 // Whatever keeps a container from running is the reason why these tests are skipped.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new(null, null, $"no container could be started ({e.Message.Split('\n')[0].TrimEnd('.', '\r')})");
        }
    }

    private sealed record Found(string? ConnectionString, MsSqlContainer? Container, string WhyNone);
}
