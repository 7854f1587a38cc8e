using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Server.Pages.Rules;

/// <summary>
/// What is wrong with a document of rules, in the words of the page: it knows sentences, not paths and words of the document.
/// </summary>
internal static class RuleProblems
{
    // What the API advises names keys and words that the page does not show.
    private static readonly Dictionary<string, string> Advice = new(StringComparer.Ordinal)
    {
        ["required"] = "Open the rules again and make the change there.",
        ["outOfRange"] = "Open the rules again and make the change there.",
        ["unknownWord"] = "Choose one of the list.",
        ["unknownSection"] = "Choose a section of the list.",
        ["notADate"] = "Write it as 2026-11-21, or leave it empty.",
        ["cannotBeVoided"] = "Leave the record in QuickBooks, or delete it there.",
        ["noFromDate"] = "Leave the first day empty. Customers and transactions may have one.",
    };

    /// <summary>The same problem in words.</summary>
    /// <param name="problem">As the API answers it.</param>
    /// <param name="isAtItsField">Whether it will stand at its field; else it says which it is about.</param>
    public static FieldProblem InWordsOfThePage(this FieldProblem problem, bool isAtItsField)
    {
        var about = RuleDifferences.Label(problem.Path);
        var message = problem.Message.Replace($"\"{problem.Path}\"", isAtItsField ? "This" : $"\"{about}\"", StringComparison.Ordinal);
        return problem with
        {
            Path = isAtItsField ? problem.Path : "",
            Message = isAtItsField || message.Contains(about, StringComparison.Ordinal) ? message : $"{about}: {message}",
            Advice = Advice.GetValueOrDefault(problem.Code, problem.Advice),
        };
    }
}
