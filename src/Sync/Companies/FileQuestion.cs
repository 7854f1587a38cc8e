using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Companies;

/// <summary>What a company asks a person about its file.</summary>
/// <param name="Doubt">What was found; null when another file is open than the one that was named.</param>
/// <param name="Answers">What can be said to it.</param>
internal sealed record FileQuestion(FileDoubt? Doubt, IReadOnlyList<FileAnswer> Answers)
{
    private const string AnotherFileIsOpen = "0x8004040A";

    /// <summary>The question; null when there is none.</summary>
    public static FileQuestion? Of(Company company)
    {
        var isAnotherOpen = string.Equals(company.ProblemCode, AnotherFileIsOpen, StringComparison.OrdinalIgnoreCase)
            && company.FilePath is not null;
        var answers = company.Identity.Doubt is { IsAnswered: true } ? [] : FileAnswers.To(company.Identity.Doubt?.Verdict, isAnotherOpen);
        return answers.Count == 0 ? null : new(company.Identity.Doubt, answers);
    }
}
