using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Jobs;

/// <summary>A job as it is planned.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Does">What it does, in one sentence.</param>
/// <param name="Every">How often: minutes that divide an hour, hours that divide a day, or a day.</param>
/// <param name="Work">The <see cref="IServerJob"/> that does it.</param>
internal sealed record JobPlan(string Name, string Does, TimeSpan Every, Type Work)
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    // Gives a starting server time before the rare jobs begin.
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);

    /// <summary>
    /// When a server that starts now takes the first turn: one interval after the last, so that a server which is restarted often does
    /// not do it more often; soon when it is overdue or failed. A turn that was left in the middle is left to <c>unfinishedJobs</c>.
    /// </summary>
    public DateTime FirstTurn(JobRun? last, DateTime now)
    {
        if (Every <= Often)
        {
            return now;
        }

        var soon = now + AfterStart;
        return last is { HasFailed: false } && last.StartedAt + Every is var due && due > soon ? due : soon;
    }

    /// <summary>
    /// The schedule in UTC as cron that has a turn in the minute of <paramref name="turn"/> and one every so often after it.
    /// </summary>
    public string Cron(DateTime turn)
    {
        var (every, at) = ((int)Every.TotalMinutes, (turn.Hour * Hour) + turn.Minute);
        return every switch
        {
            1 => "* * * * *",
            > 0 and < Hour when Hour % every == 0 => $"{at % every}/{every} * * * *",
            Hour => $"{at % Hour} * * * *",
            > Hour and < Day when Day % every == 0 && every % Hour == 0 => $"{at % Hour} {at % every / Hour}/{every / Hour} * * *",
            Day => $"{at % Hour} {at / Hour} * * *",
            _ => throw new InvalidOperationException($"The job {Name} cannot run every {Every}: no clock has such turns each day alike."),
        };
    }
}
