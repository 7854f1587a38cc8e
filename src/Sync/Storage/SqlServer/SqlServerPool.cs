using Microsoft.Data.SqlClient;

namespace WebConnectorSync.Sync.Storage.SqlServer;

/// <summary>What a connection string says of the pool where its author said nothing.</summary>
internal static class SqlServerPool
{
    // A call holds one connection in its transaction and may ask a question beside it; pages, apps and jobs need some, too.
    private const int PerCall = 2;
    private const int Others = 100;

    /// <summary>
    /// Makes room for as many calls as are answered at once, and turns the blocking period off: after a failed connection SqlClient would
    /// refuse others for up to a minute without trying, but our own retries should use a database that is back at once.
    /// </summary>
    public static string Fit(string connectionString, int callsAtOnce)
    {
        var parts = new SqlConnectionStringBuilder(connectionString);
        if (!parts.ShouldSerialize("Max Pool Size"))
        {
            parts.MaxPoolSize = Math.Max(parts.MinPoolSize, (callsAtOnce * PerCall) + Others);
        }

        if (!parts.ShouldSerialize("Pool Blocking Period"))
        {
            parts.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        }

        return parts.ToString();
    }
}
