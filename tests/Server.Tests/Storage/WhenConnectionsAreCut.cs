using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using WebConnectorSync.Sync.Storage.SqlServer;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// The way to SQL Server breaks, again and again: on the whole server where there is a SQL Server, and on SqlClient alone everywhere.
/// </summary>
public sealed class WhenConnectionsAreCut
{
    // Prelogin, login, the beginning of a transaction, a command and the commit have some more.
    private const int Bytes = 600;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(20_000)]
    [InlineData(33_000)]
    [InlineData(47_000)]
    public async Task Sessions_on_SQL_Server_go_on_and_everything_is_stored_and_written_once(int bytes)
    {
        var database = new SqlConnectionStringBuilder(
            await TestSqlServer.ConnectionStringAsync()) { InitialCatalog = "wcs_test_" + Guid.NewGuid().ToString("N") };
        using var proxy = CuttingProxy.Before(database);
        try
        {
            await using var server =
                new RunningServer { SqlServer = proxy.ConnectionString(database), Settings = ["--Jobs:IsEnabled=false"] };
            await server.InitializeAsync();
            var work = await InterruptedWork.ConnectAsync(server, "Cut");
            foreach (var step in (Func<Task>[])[work.SyncAsync, () => work.AddAsync(attempts: 10), work.SyncAsync, work.SyncAsync])
            {
                proxy.CutAfter(bytes);
                await step();
            }

            proxy.Rest();
            Assert.True(proxy.Cuts > 3, $"{proxy.Cuts} cuts in {proxy.Requested} bytes.");
            await work.AssertStoredAndWrittenOnceAsync(sessions: 3);
        }
        finally
        {
            await using var db = new SqlServerProvider(database.ConnectionString).CreateDb();
            await db.Database.EnsureDeletedAsync(Ct);
        }
    }

    [Fact]
    public async Task SqlClient_does_its_work_through_the_proxy_while_nothing_is_cut()
    {
        using var server = new FakeSqlServer(_ => null);
        var (proxy, through) = Before(server);
        using (proxy)
        {
            proxy.CutAfter(100_000);
            await WhatSqlClientThrows.AskAsync(through);
            Assert.Equal(0, proxy.Cuts);
            Assert.InRange(proxy.Requested, Bytes, 100_000);
        }
    }

    [Fact]
    public async Task Wherever_SqlClient_is_cut_off_what_it_throws_passes_and_the_next_time_succeeds()
    {
        using var server = new FakeSqlServer(_ => null);
        var (proxy, through) = Before(server);
        using (proxy)
        {
            // Four ways to cut, in turns that do not fit the steps.
            foreach (var at in Enumerable.Range(0, Bytes / 13).Select(n => 1 + (13 * n)))
            {
                proxy.CutAfter(at);
                await WhatSqlClientThrows.PassesAsync(() => WhatSqlClientThrows.AskAsync(through));
                proxy.Rest();
                await WhatSqlClientThrows.AskAsync(through);
            }

            Assert.Equal(Bytes / 13, proxy.Cuts);
        }
    }

    [Fact]
    public async Task A_command_is_cut_twice_before_the_server_has_it_and_twice_before_the_client_has_its_answer()
    {
        var commands = 0;
        using var server = new FakeSqlServer(request =>
        {
            commands += request.Kind == FakeRequestKind.Command ? 1 : 0;
            return null;
        });
        var (proxy, through) = Before(server);
        using (proxy)
        {
            var seen = new List<int>();
            for (var turn = 0; turn < 4; turn++)
            {
                await using var connection = new SqlConnection(through);
                await connection.OpenAsync(Ct);
                await using var command = new SqlCommand("UPDATE Books SET Open = 1", connection);
                proxy.CutAfter(30);
                await WhatSqlClientThrows.PassesAsync(() => command.ExecuteNonQueryAsync(Ct));
                proxy.Rest();
                seen.Add(commands);
            }

            Assert.Equal([0, 0, 1, 2], seen);
        }
    }

    [Fact]
    public async Task A_command_that_waits_for_its_answer_is_cut_by_the_test()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new FakeSqlServer(request =>
        {
            if (request.Kind != FakeRequestKind.Command)
            {
                return null;
            }

            asked.TrySetResult();
            return new FakeReply.Silence();
        });
        var (proxy, through) = Before(server);
        using (proxy)
        {
            await using var connection = new SqlConnection(through);
            await connection.OpenAsync(Ct);
            await using var command = new SqlCommand("UPDATE Books SET Open = 1", connection);
            await WhatSqlClientThrows.PassesAsync(async () =>
            {
                var answer = command.ExecuteNonQueryAsync(Ct);
                await asked.Task;
                proxy.CutAll();
                await answer;
            });
        }
    }

    [Fact]
    public async Task Connections_are_reset_and_ended_by_turns()
    {
        using var server = new FakeSqlServer(_ => null);
        var (proxy, _) = Before(server);
        using (proxy)
        {
            var endings = new List<string>();
            for (var turn = 0; turn < 4; turn++)
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, proxy.Port, Ct);

                // A prelogin and its answer: then it stands all the way.
                await client.GetStream().WriteAsync((byte[])[0x12, 1, 0, 9, 0, 0, 0, 0, 0xFF], Ct);
                await client.GetStream().ReadExactlyAsync(new byte[26], Ct);
                proxy.CutAll();
                endings.Add(await EndingAsync(client.Client));
            }

            Assert.Equal(["reset", "end", "reset", "end"], endings);
        }
    }

    private static async Task<string> EndingAsync(Socket socket)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[1], Ct) == 0 ? "end" : "byte";
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return "reset";
        }
    }

    private static (CuttingProxy Proxy, string Through) Before(FakeSqlServer server)
    {
        var direct = new SqlConnectionStringBuilder(server.ConnectionString("Pooling=false"));
        var proxy = CuttingProxy.Before(direct);
        return (proxy, proxy.ConnectionString(direct));
    }
}
