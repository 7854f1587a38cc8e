using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Warnings;

/// <summary>What is wrong with a section.</summary>
/// <param name="Code">QuickBooks' status code, an HRESULT, or a code of this server.</param>
/// <param name="Message">What happened.</param>
/// <param name="Advice">What to do; null when nothing.</param>
/// <param name="Actor">Who has to act; null when nobody has to.</param>
/// <param name="At">When it happened.</param>
internal sealed record SectionProblem(string Code, string Message, string? Advice, string? Actor, DateTime? At)
{
    /// <summary>What the section's last run met; null when it met nothing.</summary>
    public static SectionProblem? Of(CompanySection row)
    {
        if (row.ProblemCode is not { } code)
        {
            return null;
        }

        var meaning = CodeExplanations.Of(code, row.ProblemDetail, Moment.Reading);
        return new(
            code, CodeExplanations.Say(meaning, row.ProblemDetail), meaning.Advice, CodeExplanations.Say(meaning.Actor), row.ProblemAt);
    }
}
