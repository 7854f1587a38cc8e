using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Api.Companies;

/// <summary>What a person must say about the company file that is open.</summary>
/// <param name="Found">moved, restored, unfamiliar, copy or wrong; null when another file is open than the one that was named.</param>
/// <param name="Path">The path it is open under.</param>
/// <param name="CompanyName">Its company name.</param>
/// <param name="Since">Since when it is in doubt.</param>
/// <param name="Compared">Known records looked up in it so far.</param>
/// <param name="Gone">Those it does not have.</param>
/// <param name="Older">Those it has in an older state.</param>
/// <param name="Answers">What can be said: restored, copy, anotherFile, moved, lookAgain.</param>
internal sealed record FileQuestionJson(
    FileVerdict? Found, string? Path, string? CompanyName, DateTime? Since, int? Compared, int? Gone, int? Older,
    IReadOnlyList<FileAnswer> Answers)
{
    public static FileQuestionJson? From(Company company) => FileQuestion.Of(company) is not { } question ? null : new(
        question.Doubt?.Verdict,
        question.Doubt?.Path,
        question.Doubt?.Name,
        question.Doubt?.Since ?? company.ProblemAt,
        question.Doubt?.Survey?.Checked,
        question.Doubt?.Survey?.Gone,
        question.Doubt?.Survey?.Older,
        question.Answers);
}
