namespace WebConnectorSync.Server.Tests.Soap;

/// <summary>A clock whose timers fire when they are told to.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Action> timers = [];

    public TimeSpan? LastDue { get; private set; }

    public void FireTimers() => timers.ForEach(fire => fire());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        LastDue = dueTime;
        timers.Add(() => callback(state));
        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
