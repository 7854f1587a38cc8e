using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// Stands before a SQL Server and passes bytes on both ways, until it cuts all connections: with a reset (RST) and with an end (FIN) by
/// turns. By itself it cuts after so many bytes of requests: twice in the middle of a request, then twice when the answer to one arrives,
/// so that what was asked has happened.
/// </summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Lock gate = new();
    private readonly List<Passage> open = [];
    private readonly string host;
    private readonly int port;
    private long? left;
    private long distance;

    private CuttingProxy(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>How often it cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>How many bytes of requests came.</summary>
    public long Requested { get; private set; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>
    /// One before the server of that connection string; skips the test when the server is reached by something else than a port.
    /// </summary>
    public static CuttingProxy Before(SqlConnectionStringBuilder server)
    {
        var source = server.DataSource.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? server.DataSource[4..] : server.DataSource;
        Assert.SkipWhen(
            source.Contains('\\', StringComparison.Ordinal) || source.Contains(':', StringComparison.Ordinal),
            $"Only a SQL Server at a TCP port can be cut off, and \"{source}\" names none.");
        var parts = source.Split(',');
        return new(
            parts[0].Trim() is "." or "(local)" ? "localhost" : parts[0].Trim(),
            parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1433);
    }

    /// <summary>How to reach the server through it. No second attempt of SqlClient's own, which would hide some cuts.</summary>
    public string ConnectionString(SqlConnectionStringBuilder server) =>
        new SqlConnectionStringBuilder(
            server.ConnectionString) { DataSource =
                $"tcp:127.0.0.1,{Port}", HostNameInCertificate = host, ConnectRetryCount = 0 }.ConnectionString;

    /// <summary>
    /// Cuts after so many bytes of requests, and then each time after twice as many as before, so that work that is done again gets through
    /// in the end.
    /// </summary>
    public void CutAfter(long bytes)
    {
        lock (gate)
        {
            (left, distance) = (bytes, bytes);
        }
    }

    /// <summary>Cuts no more by itself.</summary>
    public void Rest()
    {
        lock (gate)
        {
            left = null;
        }
    }

    /// <summary>Cuts all connections.</summary>
    public void CutAll()
    {
        lock (gate)
        {
            CutAll(isReset: Cuts++ % 2 == 0);
            distance *= 2;
            left = left is null ? null : distance;
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        lock (gate)
        {
            CutAll(isReset: true);
        }
    }

    private void CutAll(bool isReset)
    {
        var all = open.ToList();
        open.Clear();
        all.ForEach(p => p.Cut(isReset));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var passage = new Passage(client, server);
        try
        {
            await server.ConnectAsync(host, port);
            lock (gate)
            {
                open.Add(passage);
            }

            var answers = passage.PassAnswersAsync(CutAll);
            await passage.PassRequestsAsync(Take, CutAll);
            server.Close();
            await answers;
        }
        catch (SocketException)
        {
            // Nobody is behind it: whoever comes finds a connection that ends.
        }

        lock (gate)
        {
            open.Remove(passage);
        }
    }

    // How many of so many bytes go on before the cut, and whether the cut waits for the answer to them.
    private (int Count, bool IsCutAtTheAnswer) Take(int count)
    {
        lock (gate)
        {
            Requested += count;
            left -= count;
            return left switch
            {
                null or >= 0 => (count, false),
                _ when Cuts % 4 >= 2 => (count, true),
                var over => ((int)Math.Max(0, count + over.Value), false),
            };
        }
    }
}
