using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Jobs;

public sealed class TheSchedule
{
    private static readonly DateTime Now = new(2026, 11, 21, 10, 32, 40, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, "* * * * *")]
    [InlineData(15, "2/15 * * * *")]
    [InlineData(60, "32 * * * *")]
    [InlineData(6 * 60, "32 4/6 * * *")]
    [InlineData(24 * 60, "32 10 * * *")]
    public void Has_a_turn_in_the_minute_it_begins_with_and_one_every_so_often(int minutes, string cron) =>
        Assert.Equal(cron, Plan(minutes).Cron(Now));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(90)]
    [InlineData(5 * 60)]
    [InlineData(48 * 60)]
    public void Has_no_turns_that_are_not_alike_each_day(int minutes) =>
        Assert.Throws<InvalidOperationException>(() => Plan(minutes).Cron(Now));

    [Fact]
    public void Begins_at_once_with_what_happens_every_minute() => Assert.Equal(Now, Plan(1).FirstTurn(Ran(Now), Now));

    [Fact]
    public void Leaves_a_server_that_starts_in_peace_for_five_minutes()
    {
        Assert.Equal(Now.AddMinutes(5), Plan(60).FirstTurn(null, Now));
        Assert.Equal(Now.AddMinutes(5), Plan(60).FirstTurn(Ran(Now.AddDays(-3)), Now));
        Assert.Equal(Now.AddMinutes(5), Plan(60).FirstTurn(Ran(Now.AddMinutes(-58)), Now));
    }

    [Fact]
    public void Goes_on_where_it_was_however_often_the_server_is_started()
    {
        var last = Now.AddHours(-20);

        Assert.Equal(last.AddDays(1), Plan(24 * 60).FirstTurn(Ran(last), Now));
        Assert.Equal(last.AddDays(1), Plan(24 * 60).FirstTurn(Ran(last), Now.AddHours(2)));
    }

    [Fact]
    public void Does_not_wait_a_day_with_what_failed() =>
        Assert.Equal(Now.AddMinutes(5), Plan(24 * 60).FirstTurn(Ran(Now.AddHours(-1), hasFailed: true), Now));

    private static JobPlan Plan(int minutes) => new("job", "Does something.", TimeSpan.FromMinutes(minutes), typeof(IServerJob));

    private static JobRun Ran(DateTime at, bool hasFailed = false) =>
        new() { Name = "job", Server = "one", StartedAt = at, EndedAt = at, HasFailed = hasFailed };
}
