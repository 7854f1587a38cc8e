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

    /// <summary>Sentences name times in this zone; the machine's would make tests depend on it.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);

    public void Advance(TimeSpan time) => now += time;
}
