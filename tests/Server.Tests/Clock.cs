using Microsoft.Extensions.Time.Testing;

namespace WebConnectorSync.Server.Tests;

/// <summary>A clock that stands still until a test moves it, in UTC wherever the tests run.</summary>
internal sealed class Clock(DateTime now) : FakeTimeProvider(new DateTimeOffset(now))
{
    public static readonly DateTime Beginning = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);

    public Clock()
        : this(Beginning)
    {
    }

    public DateTime Now => GetUtcNow().UtcDateTime;

    /// <summary>Somebody sets the machine's clock back; what was to ring rings as much earlier.</summary>
    public void SetBack(TimeSpan time) => AdjustTime(GetUtcNow() - time);
}
