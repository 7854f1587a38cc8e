using System.Globalization;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>Company files as a person would say them.</summary>
internal static class FileTexts
{
    /// <summary>Why a session ends that had begun with the right file.</summary>
    public const string NoLongerTrusted =
        "Somebody said meanwhile that another company file is meant. The next update looks first at which one is open.";

    /// <summary>Name and file, as far as they are known.</summary>
    public static string Describe(string? name, string? path) => (string.IsNullOrWhiteSpace(name), string.IsNullOrWhiteSpace(path)) switch
    {
        (false, false) => $"{name} ({path})",
        (false, true) => name!,
        (true, false) => path!,
        (true, true) => "an unnamed company file",
    };

    /// <summary>The company's own file.</summary>
    public static string Own(Company company, Session session) =>
        Describe(company.QuickBooksName ?? company.Name, company.Identity.PathFor(session.Caller) ?? company.FilePath);

    /// <summary>What was found of a file that does not know what it should.</summary>
    public static string Findings(FileDoubt doubt, FileSurvey? survey)
    {
        var open = $"Open is {Describe(doubt.Name, doubt.Path)}.";
        return survey switch
        {
            null or { Checked: 0 } => open,
            { IsDone: false } => $"{open} So far {Say(survey)}.",
            _ => $"{open} {char.ToUpperInvariant(Say(survey)[0])}{Say(survey)[1..]}.",
        };
    }

    private static string Say(FileSurvey survey) => string.Create(
        CultureInfo.InvariantCulture,
        $"of {survey.Checked:N0} known records it lacks {survey.Gone:N0} and has {survey.Older:N0} in an older state");
}
