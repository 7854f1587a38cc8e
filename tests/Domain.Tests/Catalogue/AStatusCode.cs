using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Tests.Catalogue;

public sealed class AStatusCode
{
    [Fact]
    public void Of_success_asks_nobody_for_anything()
    {
        var meaning = Meanings.Status(0);

        Assert.Equal((Severity.Info, Actor.Nobody, WriteOutcome.Applied), (meaning.Severity, meaning.Actor, meaning.Outcome));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(530)]
    [InlineData(3250)]
    public void That_leaves_nothing_behind_lets_the_sync_time_move(int code)
    {
        Assert.False(Meanings.Status(code).HoldsSyncTime);
    }

    [Theory]
    [InlineData(540)]
    [InlineData(1000)]
    [InlineData(3120)]
    [InlineData(3261)]
    [InlineData(3391)]
    [InlineData(-1)]
    public void That_cost_us_data_holds_the_sync_time(int code)
    {
        Assert.True(Meanings.Status(code).HoldsSyncTime);
    }

    [Fact]
    public void Of_an_old_edit_sequence_asks_for_the_record_first()
    {
        Assert.Equal(Retry.AfterReread, Meanings.Status(3200, "The provided edit sequence \"1\" is out-of-date.").Retry);
    }

    [Fact]
    public void Of_a_range_is_known_under_its_own_number()
    {
        var meaning = Meanings.Status(2010);

        Assert.True(meaning.IsKnown);
        Assert.Equal("2010", meaning.Code);
    }

    [Fact]
    public void Of_a_message_set_is_understood_too()
    {
        Assert.Equal((MeaningKind.MessageSet, "9002"), (Meanings.Status(9002).Kind, Meanings.Status(9002).Code));
    }

    [Fact]
    public void Of_zero_stays_a_status_and_not_a_receipt()
    {
        Assert.Equal(MeaningKind.Status, Meanings.Status(0).Kind);
        Assert.Equal(MeaningKind.MessageSet, Meanings.MessageSet(0).Kind);
    }

    [Theory]
    [InlineData(7, Severity.Info, WriteOutcome.Applied, false)]
    [InlineData(777, Severity.Warning, WriteOutcome.Applied, false)]
    [InlineData(1777, Severity.Error, WriteOutcome.Unknown, true)]
    [InlineData(2777, Severity.Error, WriteOutcome.NotApplied, true)]
    [InlineData(3077, Severity.Error, WriteOutcome.NotApplied, true)]
    [InlineData(7777, Severity.Error, WriteOutcome.NotApplied, true)]
    [InlineData(9177, Severity.Error, WriteOutcome.NotApplied, true)]
    [InlineData(9999, Severity.Error, WriteOutcome.Unknown, true)]
    [InlineData(-1, Severity.Error, WriteOutcome.Unknown, true)]
    public void That_nobody_knows_takes_the_words_of_its_range(int code, Severity severity, WriteOutcome outcome, bool holds)
    {
        var meaning = Meanings.Status(code);

        Assert.False(meaning.IsKnown);
        Assert.Equal(code.ToString(), meaning.Code);
        Assert.Equal((severity, outcome, holds), (meaning.Severity, meaning.Outcome, meaning.HoldsSyncTime));
    }

    [Fact]
    public void Whatever_it_is_has_a_meaning_under_its_own_number()
    {
        Prop.ForAll<int, string?>((code, text) => Meanings.Status(code, text).Code == code.ToString())
            .QuickCheckThrowOnFailure();
    }
}
