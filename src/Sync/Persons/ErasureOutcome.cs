namespace WebConnectorSync.Sync.Persons;

/// <summary>What came of an erasure.</summary>
internal abstract record ErasureOutcome
{
    private ErasureOutcome()
    {
    }

    /// <summary>Nothing of the record is left but its ids.</summary>
    public sealed record Done : ErasureOutcome;

    /// <summary>It would come back, or is still needed; nothing was done.</summary>
    /// <param name="Message">Why, in a sentence.</param>
    /// <param name="Advice">What to do first.</param>
    public sealed record Refused(string Message, string Advice) : ErasureOutcome;
}
