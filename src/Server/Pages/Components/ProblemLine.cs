using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Sections;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>A problem row: what happened large, the code small, what to do below. Shown by the partial <c>_Problem</c>.</summary>
/// <param name="Mark">Its sign.</param>
/// <param name="Subject">What it is about: a section, "12 invoices"; null: the company.</param>
/// <param name="Message">What happened, a sentence.</param>
/// <param name="Advice">What to do; null when nothing.</param>
/// <param name="Code">QuickBooks' code or one of ours; null when there is none.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Link">Where more of it is.</param>
/// <param name="LinkText">The words of that link.</param>
internal sealed record ProblemLine(
    Mark Mark, string? Subject, string Message, string? Advice, string? Code, DateTime? At, string? Link, string LinkText)
{
    /// <summary>What can be done about it in place, what helps first; empty where a link is all.</summary>
    public IReadOnlyList<ProblemDeed> Deeds { get; init; } = [];

    /// <summary>Its id on the page; null where nothing refers to it.</summary>
    public string? Id { get; init; }

    /// <summary>The problem of a section.</summary>
    public static ProblemLine Of(SectionJson section, string link)
    {
        var problem = section.Problem!;
        return new(
            section.Status == SectionStatus.Error ? new("bad", "Failed") : new("warn", "Look at it"),
            section.Title,
            problem.Message,
            problem.Advice,
            problem.Code,
            problem.At,
            link,
            "View log");
    }
}

/// <summary>A button of a problem row.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Url">Where it leads, or where its form is sent.</param>
/// <param name="IsForm">It changes something, so it is a form with POST.</param>
/// <param name="Dialog">The dialog it opens; null when it opens none.</param>
internal sealed record ProblemDeed(string Words, string Url, bool IsForm = false, string? Dialog = null);
