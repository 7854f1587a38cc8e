using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Sync.AppRecords;

/// <summary>Why a command was not carried out. Nothing was changed.</summary>
/// <param name="Kind">What kind of reason it is.</param>
/// <param name="Code">What programs compare.</param>
/// <param name="Message">What did not happen, one sentence.</param>
/// <param name="Advice">The next step.</param>
internal sealed record CommandRefusal(RefusalKind Kind, string Code, string Message, string Advice)
{
    /// <summary>Each single thing that is wrong, where there can be several.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>No company has that id.</summary>
    public static CommandRefusal CompanyNotFound() =>
        new(
            RefusalKind.NotFound,
            "companyNotFound",
            "There is no such company.",
            "List the companies to see which there are; it may have been deleted.");

    /// <summary>QuickBooks would not take the record.</summary>
    public static CommandRefusal Unprocessable(IReadOnlyList<FieldProblem> problems) =>
        new(RefusalKind.Unprocessable, problems[0].Code, problems[0].Message, problems[0].Advice) { Problems = problems };

    public static CommandRefusal Conflict(string code, string message, string advice) => new(RefusalKind.Conflict, code, message, advice);
}

/// <summary>What kind of reason a command was refused for.</summary>
internal enum RefusalKind
{
    /// <summary>What it is about does not exist.</summary>
    NotFound,

    /// <summary>It does not fit what is stored.</summary>
    Conflict,

    /// <summary>What was sent can be read, and QuickBooks would not take it.</summary>
    Unprocessable,

    /// <summary>Others were quicker each time; the same command may succeed later.</summary>
    Busy,
}
