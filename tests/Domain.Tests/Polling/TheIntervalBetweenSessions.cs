using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Domain.Polling;

namespace WebConnectorSync.Domain.Tests.Polling;

public sealed class TheIntervalBetweenSessions
{
    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 8)]
    [InlineData(2, 16)]
    [InlineData(3, 32)]
    [InlineData(4, 64)]
    [InlineData(5, 128)]
    [InlineData(6, 240)]
    [InlineData(7, 240)]
    [InlineData(int.MaxValue, 240)]
    public void Doubles_while_nothing_changes_and_ends_at_four_hours(int quiet, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), SessionInterval.After(PollingPolicy.Adaptive, 60, quiet));

    [Fact]
    public void Never_shrinks_while_nothing_changes() => Prop.ForAll<NonNegativeInt>(quiet =>
        SessionInterval.After(PollingPolicy.Adaptive, 60, quiet.Get) <= SessionInterval.After(
            PollingPolicy.Adaptive, 60, quiet.Get + 1)).QuickCheckThrowOnFailure();

    [Fact]
    public void Is_what_was_chosen_when_fixed() => Prop.ForAll<NonNegativeInt, PositiveInt>((quiet, every) =>
        SessionInterval.After(PollingPolicy.Fixed, every.Get, quiet.Get) == TimeSpan.FromMinutes(every.Get)).QuickCheckThrowOnFailure();
}
