using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WebConnectorSync.Sync.Storage.SqlServer;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>What the server does on SQL Server alone, seen by the other end of the wire.</summary>
public sealed class OnSqlServer
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migration_may_take_hours_and_what_comes_after_it_may_not()
    {
        using var server =
            new FakeSqlServer(request => request.Text.Contains("sp_getapplock", StringComparison.Ordinal) ? new FakeReply.Row(0) : null);
        var commands = new Commands();
        var provider = new SqlServerProvider(server.ConnectionString(), watchers: [commands]);
        await using (var db = provider.CreateDb())
        {
            await provider.MigrateAsync(db, Ct);
        }

        Assert.All(
            commands.Seen.Where(c => c.Sql.Contains("CREATE ", StringComparison.Ordinal)), c => Assert.True(c.Seconds > 3600, c.Sql));
        Assert.Contains(commands.Seen, c => c.Sql.Contains("CREATE TABLE [Records]", StringComparison.Ordinal));

        commands.Seen.Clear();
        await using var after = provider.CreateDb();
        await after.Companies.Select(c => c.Id).ToListAsync(Ct);
        Assert.Equal(30, Assert.Single(commands.Seen).Seconds);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(0, "ALTER DATABASE [Bo]]oks] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;")]
    public async Task Row_versions_that_are_off_are_told_with_the_statement_that_switches_them_on(int isOn, string? statement)
    {
        using var server = new FakeSqlServer(
            request => request.Text.Contains("is_read_committed_snapshot_on", StringComparison.Ordinal) ? new FakeReply.Row(isOn) : null);
        var provider = new SqlServerProvider(server.ConnectionString("Database=Bo]oks"));
        await using var db = provider.CreateDb();

        var advice = await provider.AdviceAsync(db, Ct);

        Assert.EndsWith(statement ?? "", advice ?? "", StringComparison.Ordinal);
        Assert.Equal(statement is null, advice is null);
    }

    [Fact]
    public async Task The_pool_has_room_for_as_many_calls_as_are_answered_at_once()
    {
        using var server = new FakeSqlServer(_ => null);
        var pool = SqlServerPool.Fit(server.ConnectionString("Connect Timeout=5"), callsAtOnce: 20);
        var connections = Enumerable.Range(0, 130).Select(_ => new SqlConnection(pool)).ToList();
        try
        {
            await Task.WhenAll(connections.Select(c => c.OpenAsync(Ct)));
        }
        finally
        {
            connections.ForEach(c => c.Dispose());
        }
    }

    [Fact]
    public void What_the_connection_string_says_of_the_pool_stays_so() =>
        Assert.Equal(
            (7, PoolBlockingPeriod.AlwaysBlock),
            Pool(SqlServerPool.Fit("Server=db;Database=Books;Max Pool Size=7;Pool Blocking Period=AlwaysBlock", 200)));

    [Fact]
    public void What_it_does_not_say_fits_the_limit() =>
        Assert.Equal((500, PoolBlockingPeriod.NeverBlock), Pool(SqlServerPool.Fit("Server=db;Database=Books", 200)));

    [Fact]
    public async Task A_sign_in_that_failed_is_tried_again_the_next_time()
    {
        var isUp = false;
        using var server =
            new FakeSqlServer(request => request.Kind == FakeRequestKind.Login && !isUp ? new FakeReply.Error(18456, 14) : null);
        await using var connection = new SqlConnection(SqlServerPool.Fit(server.ConnectionString(), 10));
        await Assert.ThrowsAsync<SqlException>(() => connection.OpenAsync(Ct));
        isUp = true;

        await connection.OpenAsync(Ct);
    }

    private static (int Size, PoolBlockingPeriod Blocking) Pool(string connectionString) =>
        new SqlConnectionStringBuilder(connectionString) is var parts ? (parts.MaxPoolSize, parts.PoolBlockingPeriod) : default;

    private sealed class Commands : DbCommandInterceptor
    {
        public ConcurrentBag<(string Sql, int Seconds)> Seen { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            Seen.Add((command.CommandText, command.CommandTimeout));
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Seen.Add((command.CommandText, command.CommandTimeout));
            return new(result);
        }
    }
}
