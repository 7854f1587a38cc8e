namespace WebConnectorSync.Domain.Catalogue;

/// <summary>What a code means: the words for the page, the API and the log, and how the server reacts.</summary>
public sealed record Meaning
{
    /// <summary>
    /// The code as asked for ("3140", "0x80040414", "QBWC1040", "WRONGFILE"); in <see cref="Meanings.All"/> possibly a range ("2000-2040").
    /// </summary>
    public required string Code { get; init; }

    public required MeaningKind Kind { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>What happened, in a bookkeeper's words; an error says whether anything was written to QuickBooks.</summary>
    public required string Message { get; init; }

    /// <summary>
    /// <see cref="Message"/> without what it says of writes, where that is not certain; null where nothing has to be left out.
    /// </summary>
    public string? MessageOfRead { get; init; }

    /// <summary>What to do; null exactly when <see cref="Actor"/> is nobody.</summary>
    public string? Advice { get; init; }

    public required Actor Actor { get; init; }

    public required Retry Retry { get; init; }

    public required WriteOutcome Outcome { get; init; }

    /// <summary>Whether a section whose query gets this answer keeps its sync time.</summary>
    public required bool HoldsSyncTime { get; init; }

    /// <summary>False for a code without an entry of its own: the words are those of its range, or general ones.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>The same where nothing but reading was going on: it says nothing of writes, as there were none.</summary>
    public Meaning WhenReading() => this with
    {
        Message = MessageOfRead ?? Message.Replace(NothingWritten, "", StringComparison.Ordinal),
        Outcome = Outcome == WriteOutcome.Unknown ? WriteOutcome.NotApplied : Outcome,
    };

    /// <summary>The same for what was going on.</summary>
    public Meaning At(Moment moment) => (moment, Outcome) switch
    {
        (Moment.Writing, _) => this,
        (Moment.Opening, WriteOutcome.Unknown) => WhenReading() with { Message = $"{WhenReading().Message}{NothingWritten}" },
        (Moment.Opening, _) => this,
        (Moment.Reading, _) => WhenReading(),
    };

    private const string NothingWritten = " Nothing was written.";
}
