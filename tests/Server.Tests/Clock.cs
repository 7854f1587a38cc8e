namespace WebConnectorSync.Server.Tests;

/// <summary>A clock that stands still until a test moves it; then its timers ring that are due by then.</summary>
internal sealed class Clock(DateTime now) : TimeProvider
{
    public static readonly DateTime Start = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);

    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private DateTime now = now;

    public Clock()
        : this(Start)
    {
    }

    public DateTime Now => now;

    /// <summary>Sentences name times in this zone; the machine's would make tests depend on it.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);

    public void Advance(TimeSpan time)
    {
        List<Alarm> due;
        lock (gate)
        {
            now += time;
            due = alarms.FindAll(alarm => alarm.At <= now);
        }

        due.ForEach(alarm => alarm.Ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(Clock clock, Action ring) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTime At { get; private set; }

        public void Ring()
        {
            Change(period, period);
            ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                clock.alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = clock.now + dueTime;
                    clock.alarms.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
