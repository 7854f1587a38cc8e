using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class ProgressOfASection
{
    [Theory]
    [InlineData(SectionStatus.Never, 0, null, null)]
    [InlineData(SectionStatus.Running, 0, null, null)]
    [InlineData(SectionStatus.Running, 0, 0, 0)]
    [InlineData(SectionStatus.Running, 50, 200, 25)]
    [InlineData(SectionStatus.Running, 200, 200, 99)]
    [InlineData(SectionStatus.Running, 210, 200, 99)]
    [InlineData(SectionStatus.Ok, 0, null, 100)]
    [InlineData(SectionStatus.Ok, 200, 200, 100)]
    [InlineData(SectionStatus.Warning, 200, 200, 100)]
    [InlineData(SectionStatus.Error, 150, 200, 75)]
    public void Is_complete_only_when_the_run_is(SectionStatus status, int done, int? total, int? percent) =>
        Assert.Equal(percent, SectionProgress.Of(status, done, total).Percent);

    [Fact]
    public void Stays_between_nothing_and_everything() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Two().ToArbitrary(), numbers =>
        {
            var progress = SectionProgress.Of(SectionStatus.Running, numbers.Item1, numbers.Item2);
            return progress.Percent is >= 0 and <= 99 && progress.Done <= progress.Total;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Does_not_go_back_when_the_total_grows() =>
        Assert.Equal(98, SectionProgress.Of(SectionStatus.Running, 980, 1_010, reached: 98).Percent);

    [Fact]
    public void Stays_visible_between_the_sessions_of_a_first_sync() =>
        Assert.Equal(
            new SectionProgress(4_000, 10_000, 40, null), SectionProgress.Of(SectionStatus.Never, 4_000, 10_000, reached: 40, pace: 500));

    [Theory]
    [InlineData(SectionStatus.Running, 4_000, 10_000, 2_000, 12)]
    [InlineData(SectionStatus.Running, 10_000, 10_000, 2_000, 1)]
    [InlineData(SectionStatus.Running, 4_000, 10_000, null, null)]
    [InlineData(SectionStatus.Running, 4_000, null, 2_000, null)]
    [InlineData(SectionStatus.Ok, 4_000, 10_000, 2_000, null)]
    [InlineData(SectionStatus.Error, 4_000, 10_000, 2_000, null)]
    public void Tells_the_time_left_while_something_goes_on(SectionStatus status, int done, int? total, int? pace, int? seconds) =>
        Assert.Equal(seconds, SectionProgress.Of(status, done, total, pace: pace).SecondsLeft);
}
