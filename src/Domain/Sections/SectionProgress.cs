namespace WebConnectorSync.Domain.Sections;

/// <summary>How far a section's run has come. Never over 100 percent, and complete only when the run is.</summary>
/// <param name="Done">Records of this run so far.</param>
/// <param name="Total">Records this run will bring; null while QuickBooks has not said.</param>
/// <param name="Percent">0 to 100; null while the total is unknown.</param>
public readonly record struct SectionProgress(int Done, int? Total, int? Percent)
{
    /// <summary>The progress of a section in that status. QuickBooks' count is of the moment it was asked: more records may have come since, and then the total follows.</summary>
    public static SectionProgress Of(SectionStatus status, int done, int? total)
    {
        var known = total is { } t ? Math.Max(t, done) : (int?)null;
        return status switch
        {
            SectionStatus.Never => new(0, null, null),
            SectionStatus.Ok or SectionStatus.Warning => new(done, known ?? done, 100),
            SectionStatus.Running or SectionStatus.Error => new(done, known, known is { } k ? Unfinished(done, k) : null),
        };
    }

    private static int Unfinished(int done, int total) => total == 0 ? 0 : (int)Math.Min(99, 100L * done / total);
}
