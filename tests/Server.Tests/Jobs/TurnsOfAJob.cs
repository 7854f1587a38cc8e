using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WebConnectorSync.Server.Jobs;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Jobs;

public sealed class TurnsOfAJob
{
    private static readonly JobPlan Plan = new("daily", "Does something once a day.", TimeSpan.FromDays(1), typeof(Job));

    private readonly Clock clock = new();

    public static TheoryData<string> Databases => TestDatabase.All;

    private Turn Due => new(clock.Now);

    [Theory, MemberData(nameof(Databases))]
    public async Task Leave_a_row_about_the_last_one(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);

        Assert.Equal(
            new(true, "Did it."), await Turns(store).RunAsync(Plan, new Job("Did it."), new(clock.Now, clock.Now.AddDays(1)), default));

        var run = await RunAsync(store);
        Assert.Equal(
            ("Did it.", false, clock.Now, clock.Now, clock.Now.AddDays(1)),
            (run.Result, run.HasFailed, run.StartedAt, run.EndedAt, run.NextRunAt));
        Assert.Contains(Environment.MachineName, run.Server, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Happen_on_one_server(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var job = new Job("Did it.");
        await Turns(store).RunAsync(Plan, job, Due, default);

        // Another server's clock rings for the same turn, and an hour later it is restarted.
        Assert.False((await Turns(store).RunAsync(Plan, job, Due, default)).HasRun);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.False((await Turns(store).RunAsync(Plan, job, Due, default)).HasRun);
        clock.Advance(TimeSpan.FromHours(23));

        Assert.True((await Turns(store).RunAsync(Plan, job, Due, default)).HasRun);
        Assert.Equal(2, job.Turns);
    }

    [Fact]
    public async Task Handed_out_a_second_time_because_their_server_died_are_not_done_again()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var (turns, job, turn) = (Turns(store), new Job("Did it."), Due);
        clock.Advance(TimeSpan.FromSeconds(1));
        await turns.RunAsync(Plan, job, turn, default);

        var second = await turns.RunAsync(Plan, job, turn, default);

        Assert.Equal((false, 1), (second.HasRun, job.Turns));
        Assert.Contains("did it at 10:00:01 UTC", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_a_person_asks_for_run_whoever_did_the_last()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var job = new Job("Did it.");
        await Turns(store).RunAsync(Plan, job, Due, default);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True((await Turns(store).RunAsync(Plan, job, Due with { IsAskedFor = true }, default)).HasRun);
        Assert.Equal(2, job.Turns);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Do_not_begin_while_a_living_server_has_one_and_begin_again_when_it_died_in_the_middle(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        using var living = Nodes(store);
        await living.StartAsync(default);
        await LeaveUnfinishedAsync(store, living.Id);
        var job = new Job("Did it.");
        Assert.Equal(
            new(false, "Not done: another is at it."), await Turns(store).RunAsync(Plan, job, Due with { IsAskedFor = true }, default));

        await living.StopAsync(default);
        Assert.True((await Turns(store).RunAsync(Plan, job, Due, default)).HasRun);

        Assert.NotNull((await RunAsync(store)).EndedAt);
    }

    [Fact]
    public async Task Do_not_begin_while_the_one_before_runs_here()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var (turns, job, end) = (Turns(store), new Job("Did it."), new TaskCompletionSource());
        var first = turns.RunAsync(Plan, new Job("Did it.") { Until = end.Task }, Due, default);

        Assert.Equal(new(false, "Not done: it runs here already."), await turns.RunAsync(Plan, job, Due, default));

        end.SetResult();
        Assert.True((await first).HasRun);
        Assert.Equal(0, job.Turns);
    }

    [Fact]
    public async Task Whose_end_this_server_could_not_store_do_not_keep_it_from_the_next()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        using var own = Nodes(store);
        await own.StartAsync(default);
        await LeaveUnfinishedAsync(store, own.Id);

        var turns = new JobTurns(new(store.Provider), store.Provider, own, clock, NullLogger<JobTurns>.Instance);
        Assert.True((await turns.RunAsync(Plan, new Job("Did it."), Due, default)).HasRun);
        await own.StopAsync(default);
    }

    [Fact]
    public async Task That_fail_for_a_reason_an_administrator_can_mend_say_it()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");

        Assert.Equal(
            new(true, "The disk is full.", true),
            await Turns(store).RunAsync(Plan, new Job("") { Fault = new JobProblem("The disk is full.") }, Due, default));

        var run = await RunAsync(store);
        Assert.Equal((true, "The disk is full."), (run.HasFailed, run.Result));
    }

    [Fact]
    public async Task That_fail_say_so_without_particulars_and_are_tried_again()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        var told = await Turns(store).RunAsync(Plan, new Job("") { Fault = new InvalidOperationException("secret") }, Due, default);

        var run = await RunAsync(store);
        Assert.True(run.HasFailed);
        Assert.DoesNotContain("secret", run.Result + told.Text, StringComparison.Ordinal);
        Assert.True((await Turns(store).RunAsync(Plan, new Job("Did it."), Due, default)).HasRun);
    }

    [Fact]
    public async Task That_cannot_be_noted_because_the_database_is_away_say_nothing_of_what_was_thrown()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        await using (var db = store.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE JobRuns");
        }

        var told = await Turns(store).RunAsync(Plan, new Job("Did it."), Due, default);

        Assert.Equal(new(true, "It failed; the reason is in the server's log. The next turn tries again.", true), told);
    }

    [Fact]
    public async Task Left_in_the_middle_by_a_killed_server_are_found_by_the_next_and_shown_by_the_api()
    {
        await using var server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false");
        await using (var db = server.OpenDb())
        {
            db.JobRuns.Add(new JobRun
            {
                Name = "retention",
                Server = "gone, process 1",
                NodeId = Guid.CreateVersion7(),
                StartedAt = DateTime.UtcNow.AddMinutes(-1),
            });
            await db.SaveChangesAsync();
        }

        await using var scope = server.Services.CreateAsyncScope();
        Assert.Equal(["retention"], await scope.ServiceProvider.GetRequiredService<UnfinishedJobs>().FindAsync(default));

        var plan = scope.ServiceProvider.GetServices<JobPlan>().Single(p => p.Name == "retention");
        var job = scope.ServiceProvider.GetRequiredService<WebConnectorSync.Sync.Sessions.RetentionJob>();
        var turns = scope.ServiceProvider.GetRequiredService<JobTurns>();
        Assert.True((await turns.RunAsync(plan, job, new(DateTime.UtcNow), default)).HasRun);
        var shown = (await server.GetJsonAsync("/api/v1/jobs")).Items().Single(j => j["name"]!.GetValue<string>() == "retention");
        Assert.Equal("ok", shown["status"]!.GetValue<string>());
        Assert.NotNull(shown["lastEndedAt"]);
    }

    [Fact]
    public async Task Are_listed_with_what_they_do_before_they_ever_ran()
    {
        await using var server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false");

        var jobs = (await server.GetJsonAsync("/api/v1/jobs")).Items().ToList();

        Assert.Superset(
            new HashSet<string>(
                ["comparisonDue", "counts", "expireSessions", "nightly", "retention", "unfinishedJobs", "upkeep"], StringComparer.Ordinal),
            jobs.Select(j => j["name"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal));
        Assert.All(jobs, j => Assert.NotEmpty(j["does"]!.GetValue<string>()));
        Assert.All(jobs, j => Assert.Equal("never", j["status"]!.GetValue<string>()));
    }

    private async Task LeaveUnfinishedAsync(TestDatabase store, Guid node)
    {
        await using var db = store.Open();
        db.JobRuns.Add(new JobRun { Name = Plan.Name, Server = "another", NodeId = node, StartedAt = clock.Now });
        await db.SaveChangesAsync();
    }

    private JobTurns Turns(TestDatabase store) =>
        new(new(store.Provider), store.Provider, Nodes(store), clock, NullLogger<JobTurns>.Instance);

    private NodeRegistry Nodes(TestDatabase store) =>
        new(new(store.Provider), store.Provider, new(store.Directory), clock, NullLogger<NodeRegistry>.Instance);

    private static async Task<JobRun> RunAsync(TestDatabase store)
    {
        await using var db = store.Open();
        return await db.JobRuns.SingleAsync();
    }

    private sealed class Job(string result) : IServerJob
    {
        public int Turns { get; private set; }

        public Exception? Fault { get; init; }

        public Task Until { get; init; } = Task.CompletedTask;

        public async Task<string> WorkAsync(CancellationToken ct)
        {
            Turns++;
            await Until;
            return Fault is null ? result : throw Fault;
        }
    }
}
