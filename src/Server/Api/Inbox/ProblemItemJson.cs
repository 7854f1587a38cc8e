using System.Text.Json.Serialization;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Inbox;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Server.Api.Inbox;

/// <summary>One thing that needs a person.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">error: something failed; warning: it is to be looked at.</param>
/// <param name="Code">QuickBooks' status code, an HRESULT, or a code of this server; null where there is none.</param>
/// <param name="Message">What happened, a sentence.</param>
/// <param name="Advice">What to do; null when the message says it.</param>
/// <param name="Actor">Who has to act (bookkeeper, administrator, developer).</param>
/// <param name="At">When it happened, or since when it has been so; null when that is not known.</param>
/// <param name="Section">The section it is about; null for the whole company.</param>
/// <param name="RecordId">The record it is about; null when it is about none.</param>
/// <param name="PostId">The post it is about; null when it is about none.</param>
/// <param name="ExternalId">The app's own id of that record.</param>
/// <param name="Name">What a person calls that record.</param>
/// <param name="Waiting">How many other posts wait for it.</param>
/// <param name="Actions">What can be done about it, what helps first.</param>
internal sealed record ProblemItemJson(
    ProblemKind Kind,
    ProblemSeverity Severity,
    string? Code,
    string Message,
    string? Advice,
    string? Actor,
    DateTime? At,
    string? Section,
    Guid? RecordId,
    Guid? PostId,
    string? ExternalId,
    string? Name,
    int Waiting,
    IReadOnlyList<ProblemAction> Actions)
{
    public static ProblemItemJson From(InboxItem item) => item switch
    {
        InboxItem.OfCompany { Condition: var c } => Of(
            ProblemKind.Company, item, new(c.Code ?? "", c.Why, c.Advice, c.Actor, c.Since), ActionsOf(c.Deed)) with { Code = c.Code },
        InboxItem.OfSection section => Of(ProblemKind.Section, item, section.Problem, ProblemAction.Sync),
        InboxItem.OfWarning warning => Of(ProblemKind.Warning, item, warning.Problem, ProblemAction.Acknowledge),
        InboxItem.OfPost { Row: var row } => OfPost(item, row),
        InboxItem.OfRecord { Record: var record } decision => Of(
            ProblemKind.Decision,
            item,
            new("", record.Reason?.ToString() ?? "It waits for a decision.", null, "bookkeeper", record.ModifiedAt),
            ProblemAction.Decide) with
        {
            Code = null,
            RecordId = record.Id,
            PostId = decision.PostId,
            ExternalId = record.ExternalId,
            Name = record.Name,
            Waiting = decision.Behind,
        },
        _ => throw new InvalidOperationException($"{item.GetType().Name} has no form in JSON."),
    };

    private static ProblemItemJson OfPost(InboxItem item, PostRow row)
    {
        var problem = PostProblem.Of(row.Post);
        return new(
            ProblemKind.Post,
            SeverityOf(item),
            problem?.Code,
            problem?.Message ?? "It is held until somebody asks for it.",
            problem?.Advice,
            problem?.Actor ?? "bookkeeper",
            row.Post.DoneAt ?? row.Post.SentAt ?? row.Post.CreatedAt,
            row.Post.Section,
            row.Post.RecordId,
            row.Post.Id,
            row.Record?.ExternalId,
            row.Record?.Name,
            row.Behind,
            [.. row.Deeds.Where(d => d != PostDeed.ShowAwaited).Select(ActionOf)]);
    }

    private static ProblemItemJson Of(
        ProblemKind kind, InboxItem item, SectionProblem problem, params IReadOnlyList<ProblemAction> actions) => new(
        kind, SeverityOf(item), problem.Code, problem.Message, problem.Advice, problem.Actor, problem.At, item.About,
        null, null, null, SectionCatalogue.Find(item.About ?? "")?.Title, 0, actions);

    private static ProblemSeverity SeverityOf(InboxItem item) => item.IsError ? ProblemSeverity.Error : ProblemSeverity.Warning;

    private static ProblemAction ActionOf(PostDeed deed) => deed switch
    {
        PostDeed.Decide => ProblemAction.Decide,
        PostDeed.ShowAwaited or PostDeed.Edit => ProblemAction.Edit,
        PostDeed.Retry => ProblemAction.Retry,
        PostDeed.Cancel => ProblemAction.Cancel,
    };

    private static ProblemAction[] ActionsOf(CompanyDeed deed) => deed switch
    {
        CompanyDeed.Sync or CompanyDeed.Wait => [],
        CompanyDeed.Connect => [ProblemAction.Connect],
        CompanyDeed.NewPassword => [ProblemAction.NewPassword],
        CompanyDeed.SayWhichFile => [ProblemAction.SayWhichFile],
        CompanyDeed.SeeToQuickBooks => [ProblemAction.SeeToQuickBooks],
        CompanyDeed.TakeOver => [ProblemAction.TakeOver],
        CompanyDeed.Resume => [ProblemAction.Resume],
    };
}

/// <summary>One page of what needs a person.</summary>
/// <param name="Items">In the order of the list: the company, sections, warnings, posts, decisions.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Cursor">What to send as cursor for the next page; absent on the last.</param>
internal sealed record ProblemList(
    IReadOnlyList<ProblemItemJson> Items,
    int Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cursor);

/// <summary>What a thing that needs a person is about.</summary>
internal enum ProblemKind
{
    /// <summary>The whole company: a refused sign-in, the wrong file, no contact.</summary>
    Company,

    /// <summary>A section that could not be read.</summary>
    Section,

    /// <summary>Something in a section that should be looked at.</summary>
    Warning,

    /// <summary>A post that was refused, or is held until somebody does something about it.</summary>
    Post,

    /// <summary>A record that waits for a decision.</summary>
    Decision,
}

/// <summary>How bad it is.</summary>
internal enum ProblemSeverity
{
    /// <summary>It is to be looked at.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}

/// <summary>What can be done about it.</summary>
internal enum ProblemAction
{
    /// <summary>Connect it step by step.</summary>
    Connect,

    /// <summary>Type the password into the Web Connector again, or make a new one: POST .../password.</summary>
    NewPassword,

    /// <summary>Say which company file is open: POST .../file.</summary>
    SayWhichFile,

    /// <summary>See to QuickBooks, its computer or the Web Connector, as the advice says.</summary>
    SeeToQuickBooks,

    /// <summary>Let the next Web Connector that calls take over: POST .../take-over.</summary>
    TakeOver,

    /// <summary>Resume it: PATCH the company.</summary>
    Resume,

    /// <summary>Read it again: POST .../sync.</summary>
    Sync,

    /// <summary>Say that it was seen: POST .../sections/{section}/acknowledge.</summary>
    Acknowledge,

    /// <summary>Mend the record: PUT it again.</summary>
    Edit,

    /// <summary>Say which record it is, or whose values count: POST .../resolve.</summary>
    Decide,

    /// <summary>Send the post again: POST .../posts/{post}/retry.</summary>
    Retry,

    /// <summary>Take the post back: POST .../posts/{post}/cancel.</summary>
    Cancel,
}
