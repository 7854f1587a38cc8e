using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;

namespace WebConnectorSync.Domain.Tests.Posts;

public sealed class WhatTheAnswerToAPostMeans
{
    [Theory]
    [InlineData(0, PostOperation.Add, PostReaction.Settle)]
    [InlineData(550, PostOperation.Add, PostReaction.Settle)]
    [InlineData(1000, PostOperation.Add, PostReaction.LookUp)]
    [InlineData(3120, PostOperation.Delete, PostReaction.Reread)]
    [InlineData(3120, PostOperation.Modify, PostReaction.Reread)]
    [InlineData(3120, PostOperation.Void, PostReaction.Reread)]
    [InlineData(3120, PostOperation.Add, PostReaction.AskNamed)]
    [InlineData(3140, PostOperation.Add, PostReaction.AskNamed)]
    [InlineData(3210, PostOperation.Add, PostReaction.Reject)]
    [InlineData(3200, PostOperation.Modify, PostReaction.Reread)]
    [InlineData(3175, PostOperation.Modify, PostReaction.TryLater)]
    [InlineData(3100, PostOperation.Add, PostReaction.Reject)]
    [InlineData(3140, PostOperation.Delete, PostReaction.Reject)]
    [InlineData(3180, PostOperation.Add, PostReaction.Reject)]
    [InlineData(9999, PostOperation.Delete, PostReaction.LookUp)]
    public void Follows_from_its_code(int code, PostOperation operation, PostReaction reaction) =>
        Assert.Equal(reaction, PostReactions.Of(Meanings.Status(code), operation));

    private const string Own = "8000001B-1405768916";
    private const string OwnMissing = "Object \"8000001B-1405768916\" specified in the request cannot be found.";
    private const string OtherMissing = "Object \"4-1405768916\" specified in the request cannot be found.";
    private const string NoReference = "There is an invalid reference to QuickBooks Customer \"Joe\" in the Invoice.";
    private const string NoSuch = "QuickBooks error message: Invalid argument.  The specified record does not exist in the list.";

    // QuickBooks' sentence says whose id it is.
    [Theory]
    [InlineData(3120, OwnMissing, PostOperation.Modify, PostReaction.Reread)]
    [InlineData(3120, OtherMissing, PostOperation.Modify, PostReaction.AskNamed)]
    [InlineData(3120, OtherMissing, PostOperation.Add, PostReaction.AskNamed)]
    [InlineData(3120, OwnMissing, PostOperation.Delete, PostReaction.Settle)]
    [InlineData(3140, NoReference, PostOperation.Modify, PostReaction.AskNamed)]
    [InlineData(3170, "There was an error when modifying a Customer.  " + NoSuch, PostOperation.Modify, PostReaction.Reread)]
    [InlineData(3170, "There was an error when modifying a Customer \"does not exist\".", PostOperation.Modify, PostReaction.Reject)]
    [InlineData(3180, "There was an error when saving an Invoice.  " + NoSuch, PostOperation.Add, PostReaction.AskNamed)]
    [InlineData(3210, "QuickBooks error message: You cannot pay more than the amount due.", PostOperation.Add, PostReaction.AskNamed)]
    [InlineData(3210, "QuickBooks error message: Transaction is not in balance.", PostOperation.Add, PostReaction.Reject)]
    [InlineData(
        3175, "Cannot be found. QuickBooks error message: It is in use by another user.", PostOperation.Modify, PostReaction.TryLater)]
    public void Follows_from_whose_id_it_is(int code, string text, PostOperation operation, PostReaction reaction) =>
        Assert.Equal(
            reaction, PostReactions.Of(Meanings.Status(code, text), operation, text, operation == PostOperation.Add ? null : Own));

    [Fact]
    public void Has_one_line_for_each_trouble_and_subject() => Assert.Equal(
        from trouble in Enum.GetValues<IdTrouble>()
        where trouble != IdTrouble.None
        from subject in Enum.GetValues<IdSubject>()
        orderby trouble, subject
        select (trouble, subject),
        IdAnswers.All.Select(l => (l.Trouble, l.Subject)).Order());

    [Fact]
    public void Is_said_in_words_that_name_the_record()
    {
        var gone = new NamedRecord("invoice", "17", NamedStanding.Gone);
        var merged = new NamedRecord("customer", "Miller", NamedStanding.Merged, "Smith");
        var paid = new NamedRecord("invoice", "17", NamedStanding.Paid, "payment \"1\" of 2025-06-01 over 10.00");

        Assert.Equal(
            (OwnCodes.ReferenceGone, "The invoice \"17\" does not exist in QuickBooks any more."),
            NamedRecords.Say(IdTrouble.Gone, [gone, paid]));
        Assert.Equal(
            (OwnCodes.ReferenceMerged, "The customer \"Miller\" was merged with \"Smith\" in QuickBooks."),
            NamedRecords.Say(IdTrouble.BadReference, [merged]));
        Assert.Equal(
            (OwnCodes.AlreadyPaid, "The invoice \"17\" is paid already, by payment \"1\" of 2025-06-01 over 10.00."),
            NamedRecords.Say(IdTrouble.Overpaid, [paid]));
        Assert.Null(NamedRecords.Say(IdTrouble.BadReference, [paid]));
        Assert.Null(NamedRecords.Say(IdTrouble.Overpaid, [paid with { Standing = NamedStanding.There }]));
    }

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
