using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Hosting;

public sealed class WhetherANodeLives
{
    private readonly Clock clock = new();

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_started_node_is_alive_and_a_stopped_one_leaves_nothing_behind(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        using var one = Registry(store);
        using var two = Registry(store);
        await one.StartAsync(default);
        await two.StartAsync(default);
        Assert.True(await one.IsAliveAsync(one.Id, default));
        Assert.True(await one.IsAliveAsync(two.Id, default));

        await two.StopAsync(default);

        Assert.False(await one.IsAliveAsync(two.Id, default));
        await using var db = store.Open();
        Assert.Equal(one.Id, (await db.Nodes.SingleAsync()).Id);
        await one.StopAsync(default);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task On_another_machine_it_is_alive_until_it_was_silent_for_45_seconds(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var node = await AddAsync(store, "elsewhere", clock.Now);
        using var registry = Registry(store);

        clock.Advance(TimeSpan.FromSeconds(45));
        Assert.True(await registry.IsAliveAsync(node, default));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await registry.IsAliveAsync(node, default));
    }

    [Fact]
    public async Task A_database_that_refuses_its_renewal_for_a_while_does_not_end_the_server()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var told = new Told();
        using var registry = new NodeRegistry(new(store.Provider), store.Provider, new(store.Directory), clock, told);
        await registry.StartAsync(default);
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Nodes RENAME TO Away");

        // It may not have begun to wait yet.
        while (!told.Once.IsCompleted && !registry.ExecuteTask!.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(15));
            await Task.Yield();
        }

        Assert.False(registry.ExecuteTask!.IsCompleted);
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Away RENAME TO Nodes");
        await registry.StopAsync(default);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_containers_with_one_host_name_and_process_number_are_two_nodes(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        using var one = Registry(store);
        using var two = Registry(store, "elsewhere");
        await one.StartAsync(default);
        await two.StartAsync(default);

        Assert.True(await one.IsAliveAsync(two.Id, default));
        Assert.True(await two.IsAliveAsync(one.Id, default));
        Assert.False(await one.HasOneDiedSinceAsync(clock.Now, default));
        await two.StopAsync(default);
        await one.StopAsync(default);
    }

    [Fact]
    public async Task One_that_was_killed_is_dead_at_once_for_whoever_shares_its_data_directory()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        using var registry = Registry(store);
        await registry.StartAsync(default);
        var killed = await AddAsync(store, Environment.MachineName, clock.Now);
        Assert.True(await registry.IsAliveAsync(killed, default));

        // The file it held stays, and nobody holds it any more.
        await File.WriteAllTextAsync(Path.Combine(store.Directory, "nodes", killed.ToString("N")), "");

        Assert.False(await registry.IsAliveAsync(killed, default));
        Assert.True(await registry.HasOneDiedSinceAsync(clock.Now, default));
        await registry.StopAsync(default);
    }

    [Fact]
    public async Task Files_of_those_that_died_long_ago_are_removed_at_the_next_start()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var folder = Directory.CreateDirectory(Path.Combine(store.Directory, "nodes"));
        var (old, late) =
            (Path.Combine(folder.FullName, Guid.NewGuid().ToString("N")), Path.Combine(folder.FullName, Guid.NewGuid().ToString("N")));
        await File.WriteAllTextAsync(old, "");
        await File.WriteAllTextAsync(late, "");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));

        using var registry = Registry(store);
        await registry.StartAsync(default);

        Assert.Equal((false, true), (File.Exists(old), File.Exists(late)));
        await registry.StopAsync(default);
        Assert.Equal([late], folder.EnumerateFiles().Select(f => f.FullName));
    }

    [Fact]
    public async Task A_node_nobody_knows_is_dead()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        using var registry = Registry(store);
        Assert.False(await registry.IsAliveAsync(Guid.NewGuid(), default));
    }

    private NodeRegistry Registry(TestDatabase store, string volume = "") =>
        new(new(store.Provider), store.Provider, new(Path.Combine(store.Directory, volume)), clock, NullLogger<NodeRegistry>.Instance);

    private async Task<Guid> AddAsync(TestDatabase store, string machine, DateTime startedAt)
    {
        await using var db = store.Open();
        var node = new Node { Id = Guid.CreateVersion7(), Machine = machine, StartedAt = startedAt, SeenAt = clock.Now };
        db.Add(node);
        await db.SaveChangesAsync();
        return node.Id;
    }

    // Hears the first line that is logged.
    private sealed class Told : ILogger<NodeRegistry>
    {
        private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Once => first.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState,
            Exception?,
            string> formatter) => first.TrySetResult();
    }
}
