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
    /// <param name="Reason">Which rule, in one sentence.</param>
    public sealed record Ignore(string Reason) : Verdict;

    /// <summary>It waits until a person has decided.</summary>
    /// <param name="Reason">What about, in one sentence.</param>
    public sealed record Hold(string Reason) : Verdict;
}
