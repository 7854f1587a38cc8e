using System.Text.Json.Serialization;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;

namespace WebConnectorSync.Server.Api.Posts;

/// <summary>A post as the API answers it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RecordId">The record it writes.</param>
/// <param name="Section">The record's section.</param>
/// <param name="ExternalId">The app's own id of the record.</param>
/// <param name="Name">What a person calls the record.</param>
/// <param name="Operation">What it does in QuickBooks.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Reason">Why it stands so; null when the status says enough.</param>
/// <param name="QuickBooksId">The record's ListID or TxnID; null while QuickBooks does not have it.</param>
/// <param name="Attempts">How often it was handed out.</param>
/// <param name="Error">What went wrong last; null when nothing did.</param>
/// <param name="WaitsFor">The record that must be in QuickBooks first.</param>
/// <param name="NextAttemptAt">Not before then; null for the next contact.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="SentAt">When it was handed out last.</param>
/// <param name="DoneAt">When it was posted, rejected, ignored or cancelled.</param>
/// <param name="RequestXml">Its own part of the message that carried it last, personal data masked. Only when one post is read.</param>
/// <param name="AnswerXml">QuickBooks' answer to that part, personal data masked; absent when none is kept.</param>
/// <param name="History">What came of each attempt, oldest first. Only when one post is read.</param>
internal sealed record PostJson(
    Guid Id,
    Guid RecordId,
    string Section,
    string? ExternalId,
    string? Name,
    PostOperation Operation,
    PostStatus Status,
    string? Reason,
    string? QuickBooksId,
    int Attempts,
    PostErrorJson? Error,
    Guid? WaitsFor,
    DateTime? NextAttemptAt,
    DateTime CreatedAt,
    DateTime? SentAt,
    DateTime? DoneAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RequestXml = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AnswerXml = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PostAttempt>? History = null)
{
    /// <summary>The reason in a word that a program can rely on; the sentence may be reworded. Absent when there is no reason.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReasonCode? ReasonCode { get; init; }

    public static PostJson From(Post post, Record? record) => new(
        post.Id,
        post.RecordId,
        post.Section,
        record?.ExternalId,
        record?.Name,
        post.Operation,
        post.Status,
        post.Reason?.ToString(),
        record?.QuickBooksId,
        post.Attempts,
        PostErrorJson.From(post),
        post.WaitsFor,
        post.NextAttemptAt,
        post.CreatedAt,
        post.SentAt,
        post.DoneAt)
    {
        ReasonCode = post.Reason?.Code,
    };
}

/// <summary>What went wrong with a post.</summary>
/// <param name="Code">Status code, HRESULT or own code.</param>
/// <param name="Message">What happened.</param>
/// <param name="Advice">What to do; null when nobody has to do anything.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Outcome">What became of the write.</param>
/// <param name="QuickBooksText">QuickBooks' own words; null when it had none.</param>
/// <param name="Problems">Each field that does not fit, when the check before found some.</param>
internal sealed record PostErrorJson(
    string Code,
    string Message,
    string? Advice,
    string? Actor,
    WriteOutcome Outcome,
    string? QuickBooksText,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FieldProblem>? Problems)
{
    public static PostErrorJson? From(Post post)
    {
        if (PostProblem.Of(post) is not { Code: { } code } problem)
        {
            return null;
        }

        return new(
            code,
            problem.Message,
            problem.Advice,
            problem.Actor,
            problem.Outcome,
            problem.Problems is null ? post.ErrorDetail : null,
            problem.Problems);
    }
}
