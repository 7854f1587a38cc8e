using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class PacingPages
{
    [Fact]
    public void Grows_while_QuickBooks_is_quick_and_answers_are_small() =>
        Assert.Equal(400, Pacing.Next(200, TimeSpan.FromSeconds(1), 100_000));

    [Theory]
    [InlineData(20, 100_000)]
    [InlineData(1, 20_000_000)]
    public void Shrinks_when_an_answer_took_long_or_was_large(int seconds, long bytes) =>
        Assert.Equal(250, Pacing.Next(500, TimeSpan.FromSeconds(seconds), bytes));

    [Fact]
    public void Stays_where_it_is_in_between() =>
        Assert.Equal(500, Pacing.Next(500, TimeSpan.FromSeconds(8), 1_000_000));

    [Fact]
    public void Never_leaves_its_bounds() =>
        Prop.ForAll<int, int, PositiveInt>((size, seconds, bytes) =>
                Pacing.Next(Math.Abs(size % 100_000), TimeSpan.FromSeconds(Math.Abs(seconds % 1000)), bytes.Get * 1000L) is >= Pacing.Smallest and <= Pacing.Largest)
            .QuickCheckThrowOnFailure();
}
