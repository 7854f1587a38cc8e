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
        Assert.Equal(follows, Dependence.Find([new("customer", "Miller", isAbove, new("it is excluded", reach))]) is not null);

    [Fact]
    public void Says_which_one_and_hands_the_reason_on_to_everything_below()
    {
        var finding = Dependence.Find([new("customer", "Miller", false, new("vendors do not sync", Reach.Everything))]);

        Assert.Equal(new Finding("its customer Miller is ignored: vendors do not sync", Reach.Everything), finding);
        Assert.Equal("Ignored because its customer Miller is ignored: vendors do not sync.", finding!.Reason);
    }

    [Fact]
    public void Names_the_first_that_keeps_it_out()
    {
        var alongside = new IgnoredReference("job", "A", false, new("it was created before", Reach.ComesAlong));
        var first = new IgnoredReference("vendor", null, false, new("vendors do not sync", Reach.Everything));
        var second = new IgnoredReference("item", "C", false, new("it is excluded", Reach.Everything));

        Assert.Equal("its vendor without a name is ignored: vendors do not sync", Dependence.Find([alongside, first, second])!.Clause);
        Assert.Null(Dependence.Find([alongside]));
        Assert.Null(Dependence.Find([]));
    }

    [Theory]
    [InlineData(600, 600, "")]
    [InlineData(601, 600, " ...")]
    public void Keeps_a_chain_of_reasons_short_enough_to_be_stored(int length, int kept, string end) =>
        Assert.Equal("its item X is ignored: " + new string('x', kept) + end, Dependence.Find([new("item", "X", false, new(new string('x', length), Reach.Everything))])!.Clause);

    [Theory]
    [InlineData("Ignored because it is excluded.", "it is excluded")]
    [InlineData("Kept out by hand.", "Kept out by hand")]
    [InlineData("It is Ignored because of that", "It is Ignored because of that")]
    public void Finds_the_clause_in_a_reason_that_was_stored(string reason, string clause) => Assert.Equal(clause, Finding.ClauseOf(reason));
}
