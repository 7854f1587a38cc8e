using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.SqlServer;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>How long, and which, work is done again after SqlClient has lost its connection, with the exceptions it throws then.</summary>
public sealed class WhenConnectionsAreLost
{
    private const int Deadlock = 1205;
    private const int SignInFailed = 18456;
    private const int NotAllowed = 229;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly PassingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_that_may_be_done_twice_is_done_until_the_database_is_there_again()
    {
        var lost = await ThrownAsync(FakeRequestKind.Commit, new FakeReply.Cut());
        var attempts = 0;

        var done = await Retry().UntilItFitsAsync(
            null, () => ++attempts < 9 ? throw lost : Task.FromResult(attempts), isHarmlessTwice: true, Ct);

        Assert.Equal(9, done);
        Assert.InRange(time.Passed, TimeSpan.FromSeconds(10), Patience);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_three_quarters_of_a_minute()
    {
        var lost = await ThrownAsync(FakeRequestKind.Commit, new FakeReply.Cut());

        var thrown = await Assert.ThrowsAnyAsync<Exception>(
            () => Retry().UntilItFitsAsync<int>(null, () => throw lost, isHarmlessTwice: true, Ct));

        Assert.Same(lost, thrown);
        Assert.InRange(time.Passed, Patience, Patience + LongestPause);
    }

    [Fact]
    public async Task Work_that_would_count_twice_is_not_done_again()
    {
        var lost = await ThrownAsync(FakeRequestKind.Commit, new FakeReply.Cut());
        var attempts = 0;

        await Assert.ThrowsAnyAsync<Exception>(() => Retry().UntilItFitsAsync<int>(
            null,
            () =>
            {
                attempts++;
                throw lost;
            },
            isHarmlessTwice: false,
            Ct));

        Assert.Equal((1, TimeSpan.Zero), (attempts, time.Passed));
    }

    [Fact]
    public async Task Work_that_would_count_twice_is_done_again_when_the_database_has_undone_it()
    {
        var deadlock = await ThrownAsync(FakeRequestKind.Command, new FakeReply.Error(Deadlock, 13));
        var attempts = 0;

        Assert.Equal(4, await Retry().UntilItFitsAsync(
            null, () => ++attempts < 4 ? throw deadlock : Task.FromResult(attempts), isHarmlessTwice: false, Ct));
    }

    [Fact]
    public async Task A_database_that_starts_together_with_the_server_is_waited_for()
    {
        var isThere = TimeSpan.FromSeconds(8);
        using var server = new FakeSqlServer(request =>
            request.Kind == FakeRequestKind.Login && time.Passed < isThere ? new FakeReply.Error(SignInFailed, 14)
            : request.Kind == FakeRequestKind.Command ? new FakeReply.Error(NotAllowed, 14)
            : null);
        var provider = new SqlServerProvider(server.ConnectionString("Pooling=false"));

        var thrown = await Assert.ThrowsAsync<StartupException>(
            () => new DatabaseMigration(new(provider), provider, Retry(provider)).ApplyAsync(Ct));

        // It is there at last, and then it is its answer that counts.
        Assert.Contains("cannot be opened", thrown.Message, StringComparison.Ordinal);
        Assert.InRange(time.Passed, isThere, Patience);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_goes_on_and_nothing_is_stored_twice(bool isAfter)
    {
        var losing = new Losing { Loses = () => new LostConnectionException() };
        await using var server = await StartAsync(losing);
        var work = await InterruptedWork.ConnectAsync(server, "Lost");
        losing.Arm(20, 130, isAfter);
        await work.SyncAsync();
        await work.AddAsync(attempts: 10);
        await work.SyncAsync();
        await work.SyncAsync();
        losing.Disarm();

        Assert.True(losing.Losses > 2);
        await work.AssertStoredAndWrittenOnceAsync(sessions: 3);
    }

    [Fact]
    public async Task A_reset_is_carried_through()
    {
        var losing = new Losing { Loses = () => new LostConnectionException() };
        await using var server = await StartAsync(losing);
        var work = await InterruptedWork.ConnectAsync(server, "Reset");
        await work.SyncAsync();
        await work.AddAsync();
        await work.SyncAsync();

        // The links are doubted section by section, and then the sections are reset.
        foreach (var (sql, at, isAfter) in ((string, int, bool)[])[
            ("UPDATE \"Records\"", 1, true), ("LinkDoubtedAt", 30, false), ("UPDATE \"CompanySections\"", 1, true)])
        {
            losing.Arm(at, 1_000, isAfter, naming: sql);
            await work.ResetAsync();
            losing.Disarm();
            Assert.Equal(1, losing.Losses);
        }

        await using var db = server.OpenDb();
        Assert.All(await db.Sections.ToListAsync(Ct), s => Assert.Equal((SectionStatus.Never, null), (s.Status, s.SyncTime)));
        Assert.All(await db.Records.Where(r => r.ExternalId != null).ToListAsync(Ct), r => Assert.NotNull(r.LinkDoubtedAt));
        await work.SyncAsync();
        await work.AssertStoredAndWrittenOnceAsync(sessions: 3);
    }

    private static async Task<RunningServer> StartAsync(Losing losing)
    {
        var server = new RunningServer
        {
            Settings = ["--Jobs:IsEnabled=false"],
            Watchers = [losing],
            Also = services => services.AddSingleton<DatabaseProvider, LosingProvider>(),
        };
        await server.InitializeAsync();
        return server;
    }

    private TransactionRetry Retry(DatabaseProvider? provider = null) =>
        new(provider ?? new SqlServerProvider("Server=nowhere"), NullLogger<TransactionRetry>.Instance) { Time = time };

    private static async Task<Exception> ThrownAsync(FakeRequestKind at, FakeReply reply)
    {
        using var server = new FakeSqlServer(request => request.Kind == at ? reply : null);
        return await Assert.ThrowsAnyAsync<Exception>(() => WhatSqlClientThrows.AskAsync(server.ConnectionString()));
    }
}
