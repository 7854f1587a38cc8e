using WebConnectorSync.Domain.Reasons;

namespace WebConnectorSync.Domain.Rules;

/// <summary>What becomes of a record that only one side has.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>It is created on the other side.</summary>
    public sealed record Create : Verdict;

    /// <summary>A rule keeps it out.</summary>
    /// <param name="Reason">Which rule.</param>
    public sealed record Ignore(Reason Reason) : Verdict;

    /// <summary>It waits until a person has decided.</summary>
    /// <param name="Reason">What about.</param>
    /// <param name="WaitsFor">The record that is to be decided about; null when it is its own.</param>
    public sealed record Hold(Reason Reason, Guid? WaitsFor = null) : Verdict;
}
