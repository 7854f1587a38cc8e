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
    [InlineData(1, 1, 90, 1)]
    public void A_message_grows_while_quickbooks_is_quick_and_shrinks_when_it_is_slow(int current, int count, int seconds, int next) =>
        Assert.Equal(next, PostPacing.Next(current, count, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Pauses_grow_and_end()
    {
        var pauses = Enumerable.Range(1, 9).Select(RetryPause.After).ToList();

        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(TimeSpan.FromSeconds(5), pauses[0]);
        Assert.Null(RetryPause.After(10));
    }
}
