using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>What can be said of a company file in doubt, and what each of it does.</summary>
/// <param name="Says">The button.</param>
/// <param name="Does">What it does.</param>
/// <param name="Done">What is said afterwards.</param>
internal sealed record FileAnswerWords(string Says, string Does, string Done)
{
    /// <summary>The words of an answer.</summary>
    public static FileAnswerWords Of(FileAnswer answer, Company company)
    {
        var path = company.Identity.Doubt?.Path is { } open ? $"The file at {open}" : "The file that is open";
        var own = company.Identity.PathFor(null) ?? company.FilePath ?? "the company's own file";
        var alone = company.Identity.Doubt?.Path is { } same && string.Equals(same, own, StringComparison.OrdinalIgnoreCase)
            ? "This file is neither read nor written. Put the company's own file back in its place and open it, and everything goes on."
            : $"{path} is never read and never written. Open {own} in QuickBooks, and everything goes on.";
        return answer switch
        {
            FileAnswer.Restored => new(
                "A backup was restored",
                "What the file has now is the truth: everything is read again and compared. Posts whose records it lost say so; none " +
                "of them is written again by itself.",
                "Everything is read again at the next contact and compared. Posts whose records are gone wait for you."),
            FileAnswer.Copy => new(
                "It is a copy",
                alone,
                $"That file is left alone. Open {own} in QuickBooks."),
            FileAnswer.AnotherFile => new(
                "It is another company's file",
                alone,
                $"That file is left alone. Open {own} in QuickBooks."),
            FileAnswer.Moved => new(
                "The file was moved",
                $"{path} is this company's, and what waits is written into it. It is remembered beside the places known before.",
                "That place is remembered, and writing goes on at the next contact."),
            FileAnswer.LookAgain => new(
                "Look at the file that is open",
                "At the next contact whatever file is open is looked at. Unless it proves to be this company's, nothing is read or " +
                "written, and you are asked.",
                "At the next contact whatever file is open is looked at."),
        };
    }
}
