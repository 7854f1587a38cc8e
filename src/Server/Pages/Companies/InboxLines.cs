using System.Globalization;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Posts;
using WebConnectorSync.Server.Pages.Records;
using WebConnectorSync.Sync.Inbox;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>
/// The inbox of a company as rows of its overview, each with what ends it. Many things of one kind are one row that says how many.
/// </summary>
internal sealed class InboxLines(CompanyPage page, bool mayAct)
{
    /// <summary>Things read for the overview; further ones are only counted.</summary>
    public const int Most = 200;

    // More than so many of a kind are one row.
    private const int MostAlike = 3;

    /// <summary>The rows, what failed first.</summary>
    public IReadOnlyList<ProblemLine> Of(IReadOnlyList<InboxItem> items) =>
    [
        .. items.GroupBy(KindOf)
            .SelectMany(alike => alike.Count() > MostAlike ? [Together([.. alike])] : alike.Select(One))
            .OrderByDescending(line => line.Mark.Kind == "bad"),
    ];

    // What is told in one breath when there is much of it: posts of a section with one code, decisions of a section.
    private static object KindOf(InboxItem item) => item switch
    {
        InboxItem.OfPost { Row.Post: var post } => (post.Section, post.ErrorCode, post.Reason?.Code, item.IsError),
        InboxItem.OfRecord { Record: var record } => (record.Section, record.Reason?.Code),
        _ => item,
    };

    private ProblemLine One(InboxItem item) => item switch
    {
        InboxItem.OfCompany { Condition: var condition } => new(
            Sign(item), null, condition.Why, condition.Advice, condition.Code, null, null, "")
        {
            Id = "why",
            Deeds = mayAct && CompanyDeeds.Of(condition.Deed, page) is { } deed ? [deed] : [],
        },
        InboxItem.OfSection section => OfSection(
            item,
            section.Section,
            section.Problem,
            mayAct && !page.Company.IsPaused
                ? [new("Read it again", page.Link($"?handler=ReadAgain&section={section.Section}"), IsForm: true)]
                : []),
        InboxItem.OfWarning warning => OfSection(
            item,
            warning.Section,
            warning.Problem,
            mayAct ? [Seen(warning)] : []),
        InboxItem.OfPost post => OfPost(post),
        InboxItem.OfRecord record => OfRecord(record),
        _ => throw new InvalidOperationException($"{item.GetType().Name} has no row."),
    };

    private ProblemDeed Seen(InboxItem.OfWarning warning) =>
        new("I have seen it", page.Link($"?handler=Seen&section={warning.Section}&code={warning.Problem.Code}"), IsForm: true);

    private ProblemLine OfSection(InboxItem item, string section, SectionProblem problem, IReadOnlyList<ProblemDeed> deeds) => new(
        Sign(item),
        SectionCatalogue.Find(section)!.Title,
        problem.Message,
        problem.Advice,
        problem.Code,
        problem.At,
        page.Link("/log?section=" + section),
        "View log")
    {
        Deeds = deeds,
    };

    private ProblemLine OfPost(InboxItem.OfPost item)
    {
        var line = PostLine.Of(item.Row);
        return new(
            PostWords.MarkOf(item.Row),
            line.Title,
            line.Problem?.Message ?? "",
            $"{line.Problem?.Advice} {PostsModel.Behind(line.Row.Behind)}".Trim(),
            line.Problem?.Code,
            item.Row.Post.DoneAt ?? item.Row.Post.CreatedAt,
            page.Link($"/posts/{item.Row.Post.Id}"),
            "Show")
        {
            Deeds = mayAct ? [.. PostWords.Deeds(line, page, "inbox").Take(2)] : [],
        };
    }

    private ProblemLine OfRecord(InboxItem.OfRecord item) => OfRecord(RecordLine.Of(item.Record), item.Behind);

    private ProblemLine OfRecord(RecordLine line, int behind) => new(
        new("warn", "Needs a decision"),
        $"{line.Kind} {line.Title}",
        line.Record.Reason?.ToString() ?? "It waits for your decision.",
        PostsModel.Behind(behind),
        null,
        line.Record.ModifiedAt,
        mayAct ? null : page.Link(line.Path),
        "Show")
    {
        Deeds = mayAct ? [new("Decide", page.Link(line.Path))] : [],
    };

    private ProblemLine Together(List<InboxItem> items)
    {
        var section = SectionCatalogue.Find(items[0].About!)!;
        var subject = $"{items.Count.ToString("N0", CultureInfo.CurrentCulture)} {section.Title.ToLowerInvariant()}";
        if (items[0] is InboxItem.OfRecord record)
        {
            return OfRecord(record) with
            {
                Subject = subject,
                Message = "They wait for your decision.",
                Advice = "Say which record in QuickBooks each of them is, or whose values count.",
                Deeds = [],
                Link = page.Link($"/records/{section.Name}?state={RecordState.Conflict}"),
                LinkText = mayAct ? "Decide" : "Show them",
            };
        }

        var line = OfPost((InboxItem.OfPost)items[0]);
        return line with
        {
            Subject = subject,
            Message = line.Code is null ? line.Message : CodeExplanations.Of(line.Code, null).Message,
            Advice = line.Code is null ? line.Advice : CodeExplanations.Of(line.Code, null).Advice,
            Deeds = [],
            Link = page.Link($"/posts?show=needs&section={section.Name}"),
            LinkText = "Show them",
        };
    }

    private static Mark Sign(InboxItem item) => item.IsError ? new("bad", "Failed") : new("warn", "Look at it");
}

/// <summary>The button that helps with the way a company stands.</summary>
internal static class CompanyDeeds
{
    /// <summary>The button; null when there is nothing to press.</summary>
    public static ProblemDeed? Of(CompanyDeed deed, CompanyPage page) => deed switch
    {
        CompanyDeed.Wait => null,
        CompanyDeed.Sync => new("Sync now", page.Link("?handler=Sync"), IsForm: true),
        CompanyDeed.Connect => new("Connect it step by step", page.Link("/connect")),
        CompanyDeed.NewPassword => new("New password", page.Link("?ask=password"), Dialog: "password"),
        CompanyDeed.SayWhichFile => new("Say which file is open", page.Link("#file-question")),
        CompanyDeed.SeeToQuickBooks => new("What to do", page.Link("?ask=what"), Dialog: "what"),
        CompanyDeed.TakeOver => new("Make this one active", page.Link("?handler=TakeOver"), IsForm: true),
        CompanyDeed.Resume => new("Resume", page.Link("?handler=Resume"), IsForm: true),
    };
}
