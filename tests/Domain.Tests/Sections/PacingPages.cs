using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class PacingPages
{
    private const long Small = 2 * 1024 * 1024;
    private const long Large = 8 * 1024 * 1024;

    [Theory]
    [InlineData(200, 1, 100_000, 400)]
    [InlineData(200, 2.999, Small - 1, 400)]
    [InlineData(200, 3, 100_000, 200)]
    [InlineData(200, 1, Small, 200)]
    [InlineData(200, 8, 1_000_000, 200)]
    [InlineData(200, 15, Large, 200)]
    [InlineData(500, 15.001, 100_000, 250)]
    [InlineData(500, 1, Large + 1, 250)]
    [InlineData(500, 20, 20_000_000, 250)]
    [InlineData(1_500, 1, 100_000, 2_000)]
    [InlineData(30, 20, 100_000, 20)]
    public void Grow_while_QuickBooks_is_quick_and_answers_are_small_and_shrink_when_one_took_long_or_was_large(
        int current, double seconds, long bytes, int next) =>
        Assert.Equal(next, Pacing.Next(current, TimeSpan.FromSeconds(seconds), bytes));

    [Fact]
    public void Never_leave_their_bounds() =>
        Prop.ForAll<int, int, PositiveInt>((size, seconds, bytes) =>
                Pacing.Next(
                    Math.Abs(size % 100_000),
                    TimeSpan.FromSeconds(Math.Abs(seconds % 1000)),
                    bytes.Get * 1000L) is >= Pacing.Smallest and <= Pacing.Largest)
            .QuickCheckThrowOnFailure();
}
