namespace WebConnectorSync.Domain.Sections;

/// <summary>How far a section's run has come. It never goes back within a run, and is complete only when the run is.</summary>
/// <param name="Done">Records of this run so far; those that come once more after an interruption count once.</param>
/// <param name="Total">Records this run will bring; null while QuickBooks has not said.</param>
/// <param name="Percent">0 to 100; null while the total is unknown.</param>
/// <param name="SecondsLeft">How long the rest will take at the pace so far; null while nothing is going on or no pace is known.</param>
public readonly record struct SectionProgress(int Done, int? Total, int? Percent, int? SecondsLeft)
{
    private const int Almost = 99;

    /// <summary>
    /// The progress of a section in that status. QuickBooks' count is of the moment it was asked: more records may have come since, and
    /// then the total follows.
    /// </summary>
    /// <param name="status">The status.</param>
    /// <param name="done">Records so far.</param>
    /// <param name="total">Records in all, as far as is known.</param>
    /// <param name="reached">Percent shown before, which a total that grew does not take back.</param>
    /// <param name="pace">Microseconds a record takes; null when unknown.</param>
    public static SectionProgress Of(SectionStatus status, int done, int? total, int reached = 0, int? pace = null)
    {
        var known = total is { } t ? Math.Max(t, done) : (int?)null;
        return status switch
        {
            SectionStatus.Ok or SectionStatus.Warning => new(done, known ?? done, 100, null),
            SectionStatus.Never or SectionStatus.Running or SectionStatus.Error =>
                new(
                    done,
                    known,
                    known is { } k ? PercentOf(done, k, reached) : null,
                    status == SectionStatus.Running ? Seconds(known - done, pace) : null),
        };
    }

    /// <summary>How far an unfinished run is: 0 to 99, and never below what was reached before.</summary>
    public static int PercentOf(int done, int total, int reached) =>
        Math.Clamp(total <= 0 ? 0 : (int)(100L * done / total), Math.Min(reached, Almost), Almost);

    private static int? Seconds(int? left, int? pace) =>
        left is { } records && pace is { } microseconds ? (int)Math.Clamp(records * (long)microseconds / 1_000_000, 1, int.MaxValue) : null;
}
