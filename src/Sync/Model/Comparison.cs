using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Sync.Model;

/// <summary>
/// A full comparison of one section with QuickBooks, by ids alone. The row exists from the request to the end and holds everything the next
/// message needs, so that a comparison goes on in the next session, or in another process, where it stopped.
/// </summary>
internal sealed class Comparison
{
    /// <summary>After more repetitions of a broken step than this it waits for the next session.</summary>
    public const int MostRestarts = 3;

    private const char Between = '\n';

    public Guid CompanyId { get; init; }

    /// <summary>The section's API name (customers).</summary>
    public required string Section { get; init; }

    public ComparisonStep Step { get; set; }

    /// <summary>The last of our QuickBooks ids that was looked up, in their ordinal order; empty before the first.</summary>
    public string LookedUpTo { get; set; } = "";

    /// <summary>Records here that QuickBooks has too, as far as the look-up came.</summary>
    public int Matched { get; set; }

    /// <summary>
    /// QuickBooks ids to be asked for one by one, separated by line feeds: missing in a lot, changed unnoticed, or unknown here.
    /// </summary>
    public string InDoubt { get; set; } = "";

    /// <summary>The session that last worked on it; iterator and restarts belong to it.</summary>
    public Guid? SessionId { get; set; }

    /// <summary>iteratorID to go on with in <see cref="ComparisonStep.TheirIds"/>.</summary>
    public string? IteratorId { get; set; }

    /// <summary>How often a step was repeated in this session.</summary>
    public int Restarts { get; set; }

    /// <summary>Something stood in its way in <see cref="SessionId"/>; the next session goes on.</summary>
    public bool IsHalted { get; set; }

    /// <summary>The ids in doubt, in the order they came up.</summary>
    public string[] Doubts => InDoubt.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether nothing is left to ask.</summary>
    public bool IsOver => InDoubt.Length == 0 && Step is ComparisonStep.Doubts or ComparisonStep.Finishing;

    /// <summary>Adds ids in doubt; those that are already are not added twice.</summary>
    public void Doubt(IEnumerable<string> ids) => InDoubt = string.Join(Between, Doubts.Union(ids, StringComparer.Ordinal));

    /// <summary>Takes out ids about which QuickBooks has spoken.</summary>
    public void Settle(IEnumerable<string> ids) => InDoubt = string.Join(Between, Doubts.Except(ids, StringComparer.Ordinal));

    /// <summary>Makes it belong to this session: QuickBooks knows an iterator only as long as the session lives.</summary>
    public void Enter(Guid sessionId)
    {
        if (SessionId != sessionId)
        {
            (SessionId, IteratorId, Restarts, IsHalted) = (sessionId, null, 0, false);
        }
    }

    /// <summary>Repeats the step, or waits for the next session when it has been repeated too often.</summary>
    /// <returns>Whether it is repeated.</returns>
    public bool Restart()
    {
        IteratorId = null;
        IsHalted = ++Restarts > MostRestarts;
        return !IsHalted;
    }

    /// <summary>Whether a message of that session has something to ask for it, given how the section itself stands.</summary>
    public bool IsDue(CompanySection row, Guid sessionId) =>
        row is { InUse: true, IsRunDone: true, Status: not SectionStatus.Error } && row.RunSessionId == sessionId
            && !(IsHalted && SessionId == sessionId);
}
