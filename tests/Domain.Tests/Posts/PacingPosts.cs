using WebConnectorSync.Domain.Posts;

namespace WebConnectorSync.Domain.Tests.Posts;

public sealed class PacingPosts
{
    [Theory]
    [InlineData(25, 25, 1, 50)]
    [InlineData(25, 3, 1, 25)]
    [InlineData(200, 200, 1, 200)]
    [InlineData(100, 100, 10, 100)]
    [InlineData(100, 100, 30, 50)]
    [InlineData(100, 8, 30, 4)]
    [InlineData(100, 400, 30, 50)]
    [InlineData(1, 1, 90, 1)]
    [InlineData(25, 26, 4.999, 50)]
    [InlineData(25, 25, 5, 25)]
    [InlineData(25, 25, 20, 25)]
    [InlineData(25, 25, 20.001, 12)]
    [InlineData(150, 150, 1, 200)]
    public void A_message_grows_while_quickbooks_is_quick_and_shrinks_when_it_is_slow(int current, int count, double seconds, int next) =>
        Assert.Equal(next, PostPacing.Next(current, count, TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(2, 30)]
    [InlineData(3, 2 * 60)]
    [InlineData(4, 10 * 60)]
    [InlineData(5, 30 * 60)]
    [InlineData(6, 60 * 60)]
    [InlineData(7, 2 * 60 * 60)]
    [InlineData(8, 4 * 60 * 60)]
    [InlineData(9, 8 * 60 * 60)]
    [InlineData(10, null)]
    public void A_post_that_was_not_applied_waits_longer_each_time_and_then_for_a_person(int attempts, int? seconds) =>
        Assert.Equal(seconds, (int?)RetryPause.After(attempts)?.TotalSeconds);
}
