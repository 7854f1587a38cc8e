using WebConnectorSync.Domain.Posts;

namespace WebConnectorSync.Domain.Tests.Posts;

public sealed class ThePostTable
{
    // What becomes of a post that is Pending, Sent, Posted, Rejected, Held, Ignored, Cancelled, Unknown; - where the event cannot happen.
    [Theory]
    [InlineData(PostEvent.Queue, "Pending - - Pending Pending Pending Pending -")]
    [InlineData(PostEvent.Hold, "Held - - Held Held Held Held -")]
    [InlineData(PostEvent.Ignore, "Ignored - - Ignored Ignored Ignored Ignored -")]
    [InlineData(PostEvent.Withdraw, "Cancelled - - Cancelled Cancelled Cancelled Cancelled -")]
    [InlineData(PostEvent.Wait, "Pending - - - - - - -")]
    [InlineData(PostEvent.Release, "Pending - - - Pending - - -")]
    [InlineData(PostEvent.Pack, "Sent - - - - - - -")]
    [InlineData(PostEvent.Unpack, "- Pending - - - - - -")]
    [InlineData(PostEvent.Send, "- Sent - - - - - Sent")]
    [InlineData(PostEvent.Settle, "Posted Posted - - - - - Posted")]
    [InlineData(PostEvent.Continue, "Pending Pending - - - - - Pending")]
    [InlineData(PostEvent.Retry, "Pending Pending - - - - - Pending")]
    [InlineData(PostEvent.Doubt, "- Unknown - - - - - Unknown")]
    [InlineData(PostEvent.Miss, "- - - - - - - Unknown")]
    [InlineData(PostEvent.Reject, "Rejected Rejected - - - - - Rejected")]
    [InlineData(PostEvent.Ask, "Held - - - - - - Held")]
    [InlineData(PostEvent.Yield, "Cancelled - - - - - - Cancelled")]
    public void Says_what_becomes_of_each_post(PostEvent on, string becomes)
    {
        foreach (var (status, next) in Enum.GetValues<PostStatus>().Zip(becomes.Split(' ')))
        {
            Assert.Equal(next != "-", PostTable.Transitions.Allows(status, on));
            if (next != "-")
            {
                Assert.Equal(next, PostTable.Transitions.After(status, on).ToString());
            }
            else
            {
                var defect = Assert.Throws<InvalidOperationException>(() => PostTable.Transitions.After(status, on));
                Assert.Equal($"{on} cannot happen to a post that is {status}.", defect.Message);
            }
        }
    }

    [Fact]
    public void Has_a_line_for_every_event_and_a_column_for_every_status()
    {
        Assert.Equal(Enum.GetValues<PostEvent>().Order(), PostTable.All.Select(l => l.On).Order());
        Assert.Equal(Enum.GetValues<PostStatus>().Order(), PostTable.From.Order());
        Assert.All(PostTable.All, line => Assert.Equal(PostTable.From.Count, line.To.Length));
    }

    [Fact]
    public void Lets_nothing_be_sent_anew_of_which_nobody_knows_what_became() =>
        Assert.All([PostStatus.Sent, PostStatus.Unknown], status =>
            Assert.All(
                [PostEvent.Queue, PostEvent.Hold, PostEvent.Ignore, PostEvent.Withdraw, PostEvent.Pack],
                on => Assert.False(PostTable.Transitions.Allows(status, on))));
}
