using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.AppRecords;

/// <summary>The answer to a call that was carried out, as it is kept for a repeated one.</summary>
/// <param name="IsNew">The call made the record.</param>
/// <param name="Body">The record as the caller sees it.</param>
internal sealed record AppAnswer(bool IsNew, string Body)
{
    /// <summary>The call was carried out when it came first; this is the answer that was kept.</summary>
    public bool IsReplayed { get; init; }
}

/// <summary>
/// Writes a record as the app sees it. The answer is kept in the transaction that did the work, so the engine asks for it.
/// </summary>
internal interface IAppAnswerWriter
{
    /// <summary>The record, with what was found strange about it though it was stored.</summary>
    Task<string> WriteAsync(ServerDb db, Record record, IReadOnlyList<FieldProblem> warnings, CancellationToken ct);
}

/// <summary>What became of a call.</summary>
internal abstract record AppOutcome
{
    private AppOutcome()
    {
    }

    /// <summary>It was carried out, now or when it came first.</summary>
    public sealed record Done(AppAnswer Answer) : AppOutcome;

    /// <summary>It was not.</summary>
    public sealed record Refused(CommandRefusal Refusal) : AppOutcome;
}
