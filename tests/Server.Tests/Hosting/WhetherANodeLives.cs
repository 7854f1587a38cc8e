using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Server.Tests.Storage;

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
        var node = await AddAsync(store, "elsewhere", 1, clock.Now);
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
        using var registry = new NodeRegistry(new(store.Provider), store.Provider, clock, told);
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

    [Fact]
    public async Task On_this_machine_the_process_must_exist_and_be_the_one_that_registered()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        using var registry = Registry(store);
        using var other = Process.Start(new ProcessStartInfo("sleep", "60"))!;
        var started = other.StartTime.ToUniversalTime();
        var running = await AddAsync(store, Environment.MachineName, other.Id, started);
        var before = await AddAsync(store, Environment.MachineName, other.Id, started.AddHours(-1));
        var ours = await AddAsync(store, Environment.MachineName, Environment.ProcessId, started);

        Assert.True(await registry.IsAliveAsync(running, default));
        Assert.False(await registry.IsAliveAsync(before, default));
        Assert.False(await registry.IsAliveAsync(ours, default));

        other.Kill();
        await other.WaitForExitAsync();
        Assert.False(await registry.IsAliveAsync(running, default));
    }

    [Fact]
    public async Task A_node_nobody_knows_is_dead()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        using var registry = Registry(store);
        Assert.False(await registry.IsAliveAsync(Guid.NewGuid(), default));
    }

    private NodeRegistry Registry(TestDatabase store) => new(new(store.Provider), store.Provider, clock, NullLogger<NodeRegistry>.Instance);

    private async Task<Guid> AddAsync(TestDatabase store, string machine, int processId, DateTime startedAt)
    {
        await using var db = store.Open();
        var node = new Node { Id = Guid.CreateVersion7(), Machine = machine, ProcessId = processId, StartedAt = startedAt, SeenAt = clock.Now };
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

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => first.TrySetResult();
    }
}
