using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class AnswersToAComparison
{
    [Theory]
    [InlineData(false, 7, 7, ComparisonStep.Finishing)]
    [InlineData(false, 7, 8, ComparisonStep.TheirIds)]
    [InlineData(false, 7, 6, ComparisonStep.TheirIds)]
    [InlineData(false, 7, null, ComparisonStep.TheirIds)]
    [InlineData(false, 0, 0, ComparisonStep.Finishing)]
    [InlineData(true, 7, 7, ComparisonStep.OurIds)]
    [InlineData(true, 7, 8, ComparisonStep.OurIds)]
    public void A_count_ends_it_when_it_is_ours_and_nothing_is_in_doubt(bool isAnyInDoubt, int matched, int? theirs, ComparisonStep next) =>
        Assert.Equal(next, ComparisonRule.AfterCount(ComparisonStep.OurIds, isAnyInDoubt, matched, theirs));

    [Theory]
    [InlineData(0, 12, 12)]
    [InlineData(0, null, null)]
    [InlineData(1, null, 0)]
    [InlineData(1, 3, 0)]
    public void A_count_of_nothing_is_a_status_of_its_own(int statusCode, int? retCount, int? count) =>
        Assert.Equal(count, ComparisonRule.CountOf(statusCode, retCount));

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(500, 0, true)]
    [InlineData(3120, 0, true)]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, false)]
    [InlineData(1, 1, false)]
    [InlineData(500, 1, false)]
    [InlineData(3120, 1, false)]
    [InlineData(530, 0, null)]
    [InlineData(3170, 0, null)]
    [InlineData(2, 0, null)]
    public void A_record_is_gone_when_QuickBooks_says_so_of_that_one_id(int statusCode, int found, bool? isGone) =>
        Assert.Equal(isGone, ComparisonRule.IsGone(statusCode, found));

    [Theory]
    [InlineData(0, 5, null, 5, true)]
    [InlineData(0, 5, null, 4, false)]
    [InlineData(0, 5, null, 6, false)]
    [InlineData(0, null, null, 0, false)]
    [InlineData(0, 5, 0, 5, false)]
    [InlineData(0, 5, 3, 5, false)]
    [InlineData(1, 0, null, 0, false)]
    [InlineData(null, 5, null, 5, false)]
    public void A_list_is_whole_when_as_many_came_as_the_answer_says(
        int? statusCode, int? retCount, int? remaining, int records, bool isWhole) =>
        Assert.Equal(isWhole, ComparisonRule.IsWholeList(statusCode, retCount, remaining, records));
}
