namespace WebConnectorSync.Server.Tests.Simulator;

/// <summary>A clock that moves when told.</summary>
internal sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;

    public void Set(DateTimeOffset moment) => now = moment;
}
