namespace WebConnectorSync.Server.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class Clock(DateTime now) : TimeProvider
{
    public static readonly DateTime Start = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);

    private DateTime now = now;

    public Clock()
        : this(Start)
    {
    }

    public DateTime Now => now;

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);

    public void Advance(TimeSpan time) => now += time;
}
