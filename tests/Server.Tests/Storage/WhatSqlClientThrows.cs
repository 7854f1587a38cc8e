using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using WebConnectorSync.Sync.Storage.SqlServer;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// The real SqlClient against sockets that misbehave: is what it throws known as something that passes, or as something that stays?
/// </summary>
public sealed class WhatSqlClientThrows
{
    private const string Sql = "UPDATE Books SET Open = 1";

    private static readonly SqlServerProvider Provider = new("Server=nowhere;Database=Books");

    [Fact]
    public async Task At_a_port_where_nobody_listens_passes()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await PassesAsync(
            () => AskAsync(
                $"Server=127.0.0.1,{port};Database=Books;User ID=wcs;Password=secret;Encrypt=false;ConnectRetryCount=0;Connect Timeout=1"));
    }

    [Fact]
    public Task Of_a_host_that_nobody_knows_passes() =>
        PassesAsync(
            () => AskAsync(
                "Server=nobody.invalid;Database=Books;User ID=wcs;Password=secret;Encrypt=false;ConnectRetryCount=0;Connect Timeout=2"));

    [Theory]
    [InlineData(FakeRequestKind.PreLogin)]
    [InlineData(FakeRequestKind.Login)]
    [InlineData(FakeRequestKind.Begin)]
    [InlineData(FakeRequestKind.Command)]
    [InlineData(FakeRequestKind.Commit)]
    internal async Task Of_a_connection_that_is_cut_passes(FakeRequestKind at)
    {
        using var server = new FakeSqlServer(request => request.Kind == at ? new FakeReply.Cut() : null);
        await PassesAsync(() => AskAsync(server.ConnectionString()));
    }

    [Theory]
    [InlineData(FakeRequestKind.PreLogin)]
    [InlineData(FakeRequestKind.Command)]
    internal async Task Of_a_server_that_does_not_answer_passes(FakeRequestKind at)
    {
        using var server = new FakeSqlServer(request => request.Kind == at ? new FakeReply.Silence() : null);
        await PassesAsync(() => AskAsync(server.ConnectionString("Connect Timeout=1")));
    }

    [Fact]
    public async Task Of_a_pool_in_which_no_connection_is_free_passes()
    {
        using var server = new FakeSqlServer(_ => null);
        var pool = server.ConnectionString("Max Pool Size=1;Connect Timeout=1");
        await using var only = new SqlConnection(pool);
        await only.OpenAsync(TestContext.Current.CancellationToken);
        await PassesAsync(() => AskAsync(pool));
    }

    [Fact]
    public async Task Of_a_connection_that_broke_before_passes()
    {
        using var server = new FakeSqlServer(request => request.Kind == FakeRequestKind.Command ? new FakeReply.Cut() : null);
        await using var connection = new SqlConnection(server.ConnectionString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        // Ends with its connection: to end it by itself fails now and then, as it is broken.
#pragma warning disable CA2000
        var transaction = (SqlTransaction)await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
#pragma warning restore CA2000
        await using var command = new SqlCommand(Sql, connection, transaction);

        await PassesAsync(() => command.ExecuteNonQueryAsync());
        await PassesAsync(() => command.ExecuteNonQueryAsync());
        await PassesAsync(() => transaction.CommitAsync());
    }

    [Theory]
    [InlineData(FakeRequestKind.Login, 4060, 11)]
    [InlineData(FakeRequestKind.Login, 17142, 14)]
    [InlineData(FakeRequestKind.Login, 18401, 14)]
    [InlineData(FakeRequestKind.Login, 18451, 14)]
    [InlineData(FakeRequestKind.Login, 18456, 14)]
    [InlineData(FakeRequestKind.Login, 10928, 16)]
    [InlineData(FakeRequestKind.Login, 10929, 16)]
    [InlineData(FakeRequestKind.Login, 40613, 17)]
    [InlineData(FakeRequestKind.Login, 49918, 16)]
    [InlineData(FakeRequestKind.Login, 49919, 16)]
    [InlineData(FakeRequestKind.Login, 49920, 16)]
    [InlineData(FakeRequestKind.Command, 596, 21)]
    [InlineData(FakeRequestKind.Command, 921, 14)]
    [InlineData(FakeRequestKind.Command, 922, 14)]
    [InlineData(FakeRequestKind.Command, 983, 14)]
    [InlineData(FakeRequestKind.Command, 1204, 19)]
    [InlineData(FakeRequestKind.Command, 1205, 13)]
    [InlineData(FakeRequestKind.Command, 1222, 16)]
    [InlineData(FakeRequestKind.Command, 6005, 14)]
    [InlineData(FakeRequestKind.Command, 8645, 17)]
    [InlineData(FakeRequestKind.Command, 40197, 17)]
    [InlineData(FakeRequestKind.Command, 40501, 17)]
    internal async Task Of_an_error_of_the_moment_passes(FakeRequestKind at, int number, byte level)
    {
        using var server = new FakeSqlServer(request => request.Kind == at ? new FakeReply.Error(number, level) : null);
        await PassesAsync(() => AskAsync(server.ConnectionString()));
    }

    [Theory]
    [InlineData(102, 15)]
    [InlineData(208, 16)]
    [InlineData(229, 14)]
    [InlineData(515, 16)]
    [InlineData(547, 16)]
    [InlineData(2601, 14)]
    [InlineData(2627, 14)]
    [InlineData(2628, 16)]
    public async Task Of_an_error_of_the_program_or_its_rights_stays(int number, byte level)
    {
        using var server =
            new FakeSqlServer(request => request.Kind == FakeRequestKind.Command ? new FakeReply.Error(number, level) : null);

        var thrown = await Assert.ThrowsAsync<SqlException>(() => AskAsync(server.ConnectionString()));

        Assert.False(Provider.IsTransient(thrown));
        Assert.Equal(number is 2601 or 2627, Provider.IsUniqueViolation(thrown));
    }

    [Fact]
    public void Without_a_database_stays_when_it_is_a_mistake_of_ours()
    {
        Assert.False(Provider.IsTransient(new InvalidOperationException("Sequence contains no elements.")));
        Assert.False(Provider.IsTransient(Assert.Throws<InvalidOperationException>(() => Array.Empty<int>().Single())));
        Assert.False(Provider.IsTransient(Assert.Throws<ArgumentException>(() => new SqlConnection("Nonsense=1"))));
    }

    [Fact]
    public void While_a_transaction_is_rolled_back_whose_connection_breaks_passes()
    {
        Assert.True(Provider.IsTransient(new NullReferenceException { Source = typeof(SqlConnection).Assembly.GetName().Name }));
        Assert.False(Provider.IsTransient(new NullReferenceException { Source = typeof(SqlServerProvider).Assembly.GetName().Name }));
    }

    /// <summary>A transaction with one command in it.</summary>
    internal static async Task AskAsync(string connectionString)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(ct);
        await using var command = new SqlCommand(Sql, connection, transaction) { CommandTimeout = 1 };
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The work fails with something that the server takes for passing.</summary>
    internal static async Task PassesAsync(Func<Task> work)
    {
        var thrown = await Xunit.Record.ExceptionAsync(work);
        Assert.NotNull(thrown);
        Assert.True(Provider.IsTransient(thrown), thrown.ToString());
    }
}
