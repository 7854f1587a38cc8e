using WebConnectorSync.Domain.Posts;
using static WebConnectorSync.Domain.Posts.PostDeed;
using static WebConnectorSync.Domain.Posts.PostStatus;

namespace WebConnectorSync.Domain.Tests.Posts;

/// <summary>The button that helps is the first one, and none is there that would do nothing.</summary>
public sealed class WhatCanBeDoneAboutAPost
{
    public static TheoryData<string, PostStanding, PostDeed[]> Cases => new()
    {
        { "refused by QuickBooks", Standing(Rejected), [Retry, Edit, Cancel] },
        { "refused by the check", Standing(Rejected) with { IsUnfit = true }, [Edit, Retry, Cancel] },
        { "refused by the check, the record is gone", Standing(Rejected) with { IsUnfit = true, IsEditable = false }, [Retry, Cancel] },
        { "held", Standing(Held), [Retry, Edit, Cancel] },
        { "held by another", Standing(Held) with { IsHeldByAnother = true }, [ShowAwaited, Edit, Cancel] },
        { "held in a circle", Standing(Held) with { IsUnfit = true }, [Edit, Retry, Cancel] },
        { "undecided", Standing(Held) with { IsUndecided = true }, [Decide, Edit, Cancel] },
        { "undecided and held by another", Standing(Held) with { IsUndecided = true, IsHeldByAnother = true }, [Decide, Edit, Cancel] },
        { "waiting", Standing(Pending), [Edit, Cancel] },
        { "waiting after a failure", Standing(Pending) with { IsPaused = true }, [Retry, Edit, Cancel] },
        { "in doubt", Standing(Unknown), [Retry] },
        { "taken back", Standing(Cancelled), [Retry] },
        { "under way", Standing(Sent), [] },
        { "done", Standing(Posted), [] },
        { "left out", Standing(Ignored), [] },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Stands_in_the_order_in_which_it_helps(string post, PostStanding standing, PostDeed[] deeds)
    {
        Assert.NotEmpty(post);
        Assert.Equal(deeds, PostDeeds.Of(standing));
    }

    private static PostStanding Standing(PostStatus status) =>
        new(status, IsUnfit: false, IsUndecided: false, IsHeldByAnother: false, IsEditable: true, IsPaused: false);
}
