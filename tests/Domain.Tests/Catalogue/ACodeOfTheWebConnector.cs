using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Tests.Catalogue;

public sealed class ACodeOfTheWebConnector
{
    [Theory]
    [InlineData("0x80040414")]
    [InlineData("0X80040414")]
    [InlineData(" 80040414 ")]
    [InlineData("-2147220460")]
    public void Is_recognised_in_every_way_it_is_written(string hex)
    {
        var meaning = Meanings.HResult(hex);

        Assert.True(meaning.IsKnown);
        Assert.Equal("0x80040414", meaning.Code);
    }

    [Fact]
    public void In_small_letters_is_the_same_code()
    {
        Assert.Equal(Meanings.HResult("0x8004040A"), Meanings.HResult("0x8004040a"));
    }

    [Fact]
    public void Of_a_message_that_was_not_understood_means_that_nothing_was_written()
    {
        var meaning = Meanings.HResult("0x80040400");

        Assert.Equal((WriteOutcome.NotApplied, Retry.No, Actor.Developer), (meaning.Outcome, meaning.Retry, meaning.Actor));
    }

    [Theory]
    [InlineData("0x80040402")]
    [InlineData("0x8004041C")]
    [InlineData("0x80010105")]
    [InlineData("0x800706BA")]
    public void Of_a_crash_leaves_the_outcome_unknown(string hex)
    {
        Assert.Equal(WriteOutcome.Unknown, Meanings.HResult(hex).Outcome);
    }

    [Theory]
    [InlineData("0x80041234", "0x80041234")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("", "")]
    public void That_nobody_knows_gets_general_words_and_an_unknown_outcome(string hex, string code)
    {
        var meaning = Meanings.HResult(hex);

        Assert.False(meaning.IsKnown);
        Assert.Equal((code, WriteOutcome.Unknown), (meaning.Code, meaning.Outcome));
    }

    [Theory]
    [InlineData("1040")]
    [InlineData("QBWC1040")]
    [InlineData("qbwc1040")]
    public void From_its_window_is_found_with_and_without_its_prefix(string code)
    {
        Assert.Equal(("QBWC1040", true), (Meanings.Connector(code).Code, Meanings.Connector(code).IsKnown));
    }

    [Fact]
    public void From_its_window_that_nobody_knows_gets_general_words()
    {
        Assert.Equal(("QBWC1999", false), (Meanings.Connector("1999").Code, Meanings.Connector("1999").IsKnown));
    }

    [Fact]
    public void Of_our_own_that_this_version_does_not_have_gets_general_words()
    {
        Assert.False(Meanings.Own("FROMTHEFUTURE").IsKnown);
    }
}
