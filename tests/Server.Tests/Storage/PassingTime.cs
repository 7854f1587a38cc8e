namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>A clock on which every wait is over at once and has taken its time nevertheless.</summary>
internal sealed class PassingTime : TimeProvider
{
    private long ticks;

    /// <summary>What has passed.</summary>
    public TimeSpan Passed => new(GetTimestamp());

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Add(ref ticks, dueTime.Ticks);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
