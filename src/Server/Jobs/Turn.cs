namespace WebConnectorSync.Server.Jobs;

/// <summary>One turn of a job that is due.</summary>
/// <param name="DueAt">Since when: its minute of the schedule, or the moment somebody asked for it.</param>
/// <param name="NextAt">When the schedule has the next one.</param>
/// <param name="IsAskedFor">A person asked for it; else it is the clock's.</param>
internal sealed record Turn(DateTime DueAt, DateTime? NextAt = null, bool IsAskedFor = false);

/// <summary>What became of a turn.</summary>
/// <param name="HasRun">It ran here; else another one has it or had it.</param>
/// <param name="Text">What came of it, in one sentence, without particulars of a failure.</param>
/// <param name="HasFailed">It ended with a problem.</param>
internal sealed record TurnResult(bool HasRun, string Text, bool HasFailed = false);
