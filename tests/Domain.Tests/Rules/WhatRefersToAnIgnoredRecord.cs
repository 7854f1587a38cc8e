using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Rules;

namespace WebConnectorSync.Domain.Tests.Rules;

public sealed class WhatRefersToAnIgnoredRecord
{
    [Theory]
    [InlineData(Reach.Everything, false, true)]
    [InlineData(Reach.Everything, true, true)]
    [InlineData(Reach.NotBelow, false, true)]
    [InlineData(Reach.NotBelow, true, false)]
    [InlineData(Reach.ComesAlong, false, false)]
    [InlineData(Reach.Nothing, false, false)]
    public void Is_ignored_as_far_as_the_reason_reaches(Reach reach, bool isAbove, bool follows) =>
        Assert.Equal(
            follows, Dependence.Find([new("customer", "Miller", isAbove, new(Reason.Of(ReasonCode.ExcludedJob), reach))]) is not null);

    // How far a stored reason reaches depends on what it is, not on the rules of today or on its words.
    [Theory]
    [InlineData(ReasonCode.OnlyInQuickBooks, Reach.Everything)]
    [InlineData(ReasonCode.OnlyInApp, Reach.Everything)]
    [InlineData(ReasonCode.CreatedBefore, Reach.ComesAlong)]
    [InlineData(ReasonCode.DatedBefore, Reach.Everything)]
    [InlineData(ReasonCode.ExcludedJob, Reach.Everything)]
    [InlineData(ReasonCode.ExcludedJobPattern, Reach.Everything)]
    [InlineData(ReasonCode.NotLowestLevel, Reach.NotBelow)]
    [InlineData(ReasonCode.InactiveEmployee, Reach.Nothing)]
    [InlineData(ReasonCode.NoVendors, Reach.Everything)]
    [InlineData(ReasonCode.NotEligibleFor1099, Reach.Everything)]
    [InlineData(ReasonCode.NotChosenVendor, Reach.Everything)]
    [InlineData(ReasonCode.OtherPaymentMethod, Reach.Everything)]
    [InlineData(ReasonCode.NoPaymentMethod, Reach.Everything)]
    [InlineData(ReasonCode.RefersToIgnored, Reach.Everything)]
    [InlineData(ReasonCode.KeptOut, Reach.Everything)]
    [InlineData(ReasonCode.TakenApart, Reach.Everything)]
    public void Is_reached_by_a_stored_reason_as_its_code_says(ReasonCode code, Reach reach) =>
        Assert.Equal(reach, Finding.Of(Reason.Parse(Reason.Of(code, "2020-01-01", "X").Stored)).Reach);

    [Theory]
    [InlineData(Reach.Everything, true)]
    [InlineData(Reach.NotBelow, true)]
    [InlineData(Reach.ComesAlong, true)]
    [InlineData(Reach.Nothing, false)]
    public void Need_not_be_looked_for_where_the_reason_reaches_nothing(Reach reach, bool touches) =>
        Assert.Equal(touches, Dependence.Touches(new(Reason.Of(ReasonCode.InactiveEmployee), reach)));

    [Fact]
    public void Says_which_one_and_hands_the_reason_on_to_everything_below()
    {
        var finding = Dependence.Find([new("customer", "Miller", false, Finding.Of(ReasonCode.NoVendors))]);

        Assert.Equal(
            Finding.Of(Reason.Of(ReasonCode.RefersToIgnored, "customer", "Miller").Since(Reason.Of(ReasonCode.NoVendors))), finding);
        Assert.Equal(Reach.Everything, finding!.Reach);
        Assert.Equal("Left out because its customer Miller is left out: vendors do not sync.", finding.Reason.ToString());
    }

    [Fact]
    public void Hands_on_what_a_person_decided_in_that_persons_words()
    {
        var finding = Dependence.Find([new("customer", "Miller", false, Finding.Of(ReasonCode.KeptOut, "ann@example.com"))]);

        Assert.Equal(
            "Left out because its customer Miller is left out: ann@example.com decided that it does not sync.", finding!.Reason.ToString());
    }

    [Fact]
    public void Names_the_first_that_keeps_it_out()
    {
        var alongside = new IgnoredReference("job", "A", false, Finding.Of(ReasonCode.CreatedBefore, "2026-01-01"));
        var first = new IgnoredReference("vendor", null, false, Finding.Of(ReasonCode.NoVendors));
        var second = new IgnoredReference("item", "C", false, Finding.Of(ReasonCode.ExcludedJob));

        Assert.Equal(
            "Left out because its vendor without a name is left out: vendors do not sync.",
            Dependence.Find([alongside, first, second])!.Reason.ToString());
        Assert.Null(Dependence.Find([alongside]));
        Assert.Null(Dependence.Find([]));
    }
}
