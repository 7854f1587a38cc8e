using Microsoft.Data.SqlClient;

namespace WebConnectorSync.Sync.Storage.SqlServer;

/// <summary>What SQL Server's and SqlClient's errors mean for the work they ended.</summary>
internal static class SqlServerErrors
{
    /// <summary>It has not been made yet, or this sign-in may not see it.</summary>
    public const int NoSuchDatabase = 4060;

    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;
    private const int Deadlock = 1205;
    private const int LockTimeout = 1222;

    // Up to here it is a message and no error.
    private const int Information = 10;

    // From here on the server ends the connection; SqlClient gives this class to what the network did, too.
    private const int Fatal = 20;

    // Time-out of a command or of signing in (-2), names and sockets in Windows' numbers (53 to 10060; 11001 everywhere), and 0, which is
    // all that is left of a socket's error elsewhere.
    private static readonly int[] Lost = [0, -2, 53, 64, 233, 10053, 10054, 10060, 11001];

    // A server that starts, recovers, shuts down or changes over does not know the database (4060, 921, 922) or its logins (18456, 18401,
    // 18451) yet or any more.
    private static readonly int[] Restarting = [921, 922, 983, NoSuchDatabase, 6005, 17142, 18401, 18451, 18456];

    // Short of memory or locks for a moment; an Azure database that moves or is throttled.
    private static readonly int[] Overloaded = [1204, 8645, 10928, 10929, 40197, 40501, 40613, 49918, 49919, 49920];

    // No room in a file, a file group, or the log.
    private static readonly int[] NoRoom = [1101, 1105, 9002];

    /// <summary>There is no room to store anything.</summary>
    public static bool IsFull(Exception cause) => Has(cause, e => NoRoom.Contains(e.Number));

    /// <summary>A value that must be unique was there already.</summary>
    public static bool IsUniqueViolation(Exception cause) => Has(cause, e => e.Number is UniqueIndex or UniqueConstraint);

    /// <summary>Given up for another one's sake, and undone.</summary>
    public static bool IsUndone(Exception cause) => Has(cause, e => e.Number is Deadlock or LockTimeout);

    /// <summary>The same may succeed the next time.</summary>
    public static bool IsTransient(Exception cause) =>
        IsUndone(cause)
            || Has(
                cause, e => e.Class >= Fatal || Lost.Contains(e.Number) || Restarting.Contains(e.Number) || Overloaded.Contains(e.Number))
            || IsOfTheConnection(cause);

    // SqlClient says so of a connection that broke a moment ago (closed, its transaction is over) and of a pool in which none is free;
    // rolling back a transaction whose connection breaks at that moment fails in SqlClient itself (NullReferenceException). Such an
    // exception has no number; it is recognised by the assembly that threw it.
    private static bool IsOfTheConnection(Exception cause) =>
        cause is (InvalidOperationException and not ObjectDisposedException) or NullReferenceException
            && cause.Source == typeof(SqlConnection).Assembly.GetName().Name;

    // One answer may carry several errors.
    private static bool Has(Exception cause, Func<SqlError, bool> wanted) =>
        cause is SqlException e && e.Errors.Cast<SqlError>().Any(error => error.Class > Information && wanted(error));
}
