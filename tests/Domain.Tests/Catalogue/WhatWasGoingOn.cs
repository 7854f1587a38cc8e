using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Tests.Catalogue;

public sealed class WhatWasGoingOn
{
    [Fact]
    public void Leaves_out_of_a_broken_read_what_only_a_write_can_mean()
    {
        var speaking = Meanings.All.Concat(Meanings.Fallbacks)
            .Where(m => m.Kind is MeaningKind.HResult or MeaningKind.Status || m.Code is OwnCodes.BadAnswer or OwnCodes.LostAnswer)
            .Where(m => m.Outcome == WriteOutcome.Unknown && m.Code != "3240")
            .Where(m => m.WhenReading().Message.Contains("written", StringComparison.Ordinal));

        Assert.Empty(speaking.Select(m => m.Code));
        Assert.Equal("The answer of QuickBooks could not be read.", Meanings.Own(OwnCodes.BadAnswer).WhenReading().Message);
        Assert.Equal("QuickBooks went away during the conversation.", Meanings.HResult("0x800706BA", Moment.Reading).Message);
        Assert.Equal(WriteOutcome.NotApplied, Meanings.HResult("0x800706BA", Moment.Reading).Outcome);
    }

    [Fact]
    public void Leaves_a_write_as_it_is() =>
        Assert.Equal(
            "QuickBooks went away during the conversation, and it is not known whether the last entry was written; we check first.",
            Meanings.HResult("0x800706BA", Moment.Writing).Message);

    [Theory]
    [InlineData("0x80040402", "QuickBooks failed unexpectedly. Nothing was written.")]
    [InlineData(
        "0x8004FFFF",
        "QuickBooks or the company file could not be opened, for a reason that is not in our list. " +
        "Nothing was read and nothing was written.")]
    public void Says_what_is_known_when_QuickBooks_could_not_be_opened(string code, string message)
    {
        var meaning = Meanings.HResult(code, Moment.Opening);

        Assert.Equal((code, message, WriteOutcome.NotApplied), (meaning.Code, meaning.Message, meaning.Outcome));
        Assert.NotNull(meaning.Advice);
    }

    [Theory]
    [InlineData(3180, "Error when saving a Journal Entry. QuickBooks error message: The transaction is not in balance.", "add up")]
    [InlineData(3180, "QuickBooks error message: You cannot use an inactive account.", "inactive")]
    [InlineData(3170, "QuickBooks error message: This transaction has been reconciled.", "reconciled")]
    [InlineData(3180, "QuickBooks error message: You must choose a customer for this account.", "which customer or vendor")]
    [InlineData(3210, "QuickBooks error message: The amount is more than the remaining balance due.", "still open")]
    [InlineData(3299, "QuickBooks error message: Transaction amount must be positive.", "negative")]
    public void Says_in_our_words_what_QuickBooks_says_again_and_again(int code, string text, string word)
    {
        var meaning = Meanings.Status(code, text);

        Assert.Contains(word, meaning.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Nothing was written.", meaning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_the_words_of_the_code_for_a_text_nobody_knows() =>
        Assert.Equal("QuickBooks did not save the record. Nothing was written.", Meanings.Status(3180, "Something odd.").Message);
}
