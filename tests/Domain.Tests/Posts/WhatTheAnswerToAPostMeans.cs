using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;

namespace WebConnectorSync.Domain.Tests.Posts;

public sealed class WhatTheAnswerToAPostMeans
{
    [Theory]
    [InlineData(0, PostOperation.Add, PostReaction.Settle)]
    [InlineData(550, PostOperation.Add, PostReaction.Settle)]
    [InlineData(1000, PostOperation.Add, PostReaction.LookUp)]
    [InlineData(3120, PostOperation.Delete, PostReaction.Settle)]
    [InlineData(3120, PostOperation.Modify, PostReaction.Reject)]
    [InlineData(3120, PostOperation.Void, PostReaction.Reject)]
    [InlineData(3200, PostOperation.Modify, PostReaction.Reread)]
    [InlineData(3175, PostOperation.Modify, PostReaction.TryLater)]
    [InlineData(3100, PostOperation.Add, PostReaction.Reject)]
    [InlineData(3140, PostOperation.Delete, PostReaction.Reject)]
    [InlineData(3180, PostOperation.Add, PostReaction.Reject)]
    [InlineData(9999, PostOperation.Delete, PostReaction.LookUp)]
    public void Follows_from_its_code(int code, PostOperation operation, PostReaction reaction) =>
        Assert.Equal(reaction, PostReactions.Of(Meanings.Status(code), operation));

    // What nobody knows is looked up first, whatever the code says about sending it again.
    [Theory]
    [InlineData(WriteOutcome.Applied, Retry.Yes, PostReaction.Settle)]
    [InlineData(WriteOutcome.Applied, Retry.AfterReread, PostReaction.Settle)]
    [InlineData(WriteOutcome.Unknown, Retry.No, PostReaction.LookUp)]
    [InlineData(WriteOutcome.Unknown, Retry.Later, PostReaction.LookUp)]
    [InlineData(WriteOutcome.NotApplied, Retry.Yes, PostReaction.TryLater)]
    [InlineData(WriteOutcome.NotApplied, Retry.Later, PostReaction.TryLater)]
    [InlineData(WriteOutcome.NotApplied, Retry.AfterReread, PostReaction.Reread)]
    [InlineData(WriteOutcome.NotApplied, Retry.No, PostReaction.Reject)]
    [InlineData(WriteOutcome.NotApplied, Retry.ByText, PostReaction.Reject)]
    public void Is_to_try_again_only_where_nothing_was_written(WriteOutcome outcome, Retry retry, PostReaction reaction) =>
        Assert.Equal(
            reaction, PostReactions.Of(Meanings.Own(OwnCodes.Waited) with { Outcome = outcome, Retry = retry }, PostOperation.Add));

    [Theory]
    [InlineData("9004", MessageSetVerdict.NotExecuted)]
    [InlineData("0", MessageSetVerdict.Unknown)]
    [InlineData("600", MessageSetVerdict.Unknown)]
    [InlineData("9001", MessageSetVerdict.Unknown)]
    [InlineData("9002", MessageSetVerdict.Unknown)]
    [InlineData(null, MessageSetVerdict.Unknown)]
    public void Is_doubt_about_requests_it_leaves_out_unless_QuickBooks_did_not_look_at_the_message(
        string? code, MessageSetVerdict verdict) =>
        Assert.Equal(verdict, MessageSetCode.Verdict(code));
}
