using Microsoft.Extensions.Time.Testing;

namespace WebConnectorSync.Tests;

/// <summary>A clock that stands still until a test moves it, in UTC wherever the tests run.</summary>
internal sealed class Clock(DateTime now) : FakeTimeProvider(new DateTimeOffset(now))
{
    public static readonly DateTime Beginning = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);

    private static readonly TimeSpan Heard = TimeSpan.FromHours(1);

    public Clock()
        : this(Beginning)
    {
    }

    public DateTime Now => GetUtcNow().UtcDateTime;

    /// <summary>
    /// Time passes. Of a long time timers hear the last hour only: one that rings every few seconds would ring a million times in a year.
    /// </summary>
    public new void Advance(TimeSpan time)
    {
        if (time > Heard)
        {
            AdjustTime(GetUtcNow() + time - Heard);
            time = Heard;
        }

        base.Advance(time);
    }

    /// <summary>It is this time now, whatever it was.</summary>
    public void Set(DateTime now) => AdjustTime(new DateTimeOffset(now));

    /// <summary>Somebody sets the machine's clock back; what was to ring rings as much earlier.</summary>
    public void SetBack(TimeSpan time) => AdjustTime(GetUtcNow() - time);
}
