namespace WebConnectorSync.Domain.Sections;

/// <summary>What an answer to a comparison of ids means.</summary>
public static class ComparisonRule
{
    private const int NoMatch = 1;
    private const int NotAllFound = 500;
    private const int NotFound = 3120;

    /// <summary>
    /// Where a comparison goes on after QuickBooks has counted a section. An equal count ends it, as each of our ids was found before: if
    /// QuickBooks has no more in number, it has no other. Ids in doubt may yet lower our number, so it is counted again once they are
    /// settled.
    /// </summary>
    /// <param name="step">Where it stands.</param>
    /// <param name="isAnyInDoubt">Whether ids are still to be asked for one by one.</param>
    /// <param name="matched">How many of ours QuickBooks has.</param>
    /// <param name="theirs">How many QuickBooks has; null when it did not say.</param>
    public static ComparisonStep AfterCount(ComparisonStep step, bool isAnyInDoubt, int matched, int? theirs) =>
        isAnyInDoubt ? step : theirs == matched ? ComparisonStep.Finishing : ComparisonStep.TheirIds;

    /// <summary>The count that an answer to a question for it gives; null when it does not say.</summary>
    public static int? CountOf(int statusCode, int? retCount) => statusCode == NoMatch ? 0 : retCount;

    /// <summary>Whether QuickBooks does not have the record it was asked for; null when its answer does not say.</summary>
    /// <param name="statusCode">The status of the answer.</param>
    /// <param name="found">How many records it gave.</param>
    public static bool? IsGone(int statusCode, int found) =>
        statusCode is 0 or NoMatch or NotAllFound or NotFound ? found == 0 && statusCode != 0 : null;

    /// <summary>
    /// Whether an answer without pages gave all records of its list: its own count proves that none was lost on the way.
    /// </summary>
    public static bool IsWholeList(int? statusCode, int? retCount, int? remaining, int records) =>
        statusCode == 0 && remaining is null && retCount == records;
}
