using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Matching;

/// <summary>What became of a decision about a conflict.</summary>
internal abstract record ResolutionOutcome
{
    private ResolutionOutcome()
    {
    }

    /// <summary>It is carried out.</summary>
    /// <param name="Record">The record as it is now.</param>
    public sealed record Done(Record Record) : ResolutionOutcome;

    /// <summary>It cannot be carried out.</summary>
    public sealed record NotPossible(string Code, string Message, string Advice) : ResolutionOutcome;
}
