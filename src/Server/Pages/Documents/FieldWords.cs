using System.Globalization;
using System.Text.RegularExpressions;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Server.Pages.Documents;

/// <summary>What is wrong with a field, in a bookkeeper's words: "Line 2, item" in place of lines[1].itemRef.</summary>
internal static partial class FieldWords
{
    /// <summary>The sentence.</summary>
    public static string Say(FieldProblem problem) =>
        problem.Path.Length > 0 && problem.Message.StartsWith(problem.Path + " ", StringComparison.Ordinal)
            ? LabelOf(problem.Path) + problem.Message[problem.Path.Length..]
            : problem.Message;

    /// <summary>What a place in a record is called.</summary>
    public static string LabelOf(string path) =>
        string.Join(", ", path.Split('.').Select((step, i) => i == 0 ? Step(step) : Lower(Step(step))));

    private static string Step(string step) => Indexed().Match(step) is { Success: true } match
        ? $"{FieldLabel.Of(match.Groups["name"].Value)} {int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture) + 1}"
        : FieldLabel.Of(step);

    // "PO number" stays so.
    private static string Lower(string text) =>
        text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"^(?<name>.+)\[(?<index>\d{1,6})\]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Indexed();
}
