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
}
