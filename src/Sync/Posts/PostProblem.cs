using System.Text.Json;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Posts;

/// <summary>What keeps a post back, in plain words.</summary>
/// <param name="Code">Status code, HRESULT or own code; null when a reason without a code holds it.</param>
/// <param name="Message">What happened.</param>
/// <param name="Advice">What to do; null when nobody has to do anything, or the message says it.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Outcome">What became of the write.</param>
/// <param name="Problems">Each field that does not fit, when the check before found some.</param>
internal sealed record PostProblem(
    string? Code, string Message, string? Advice, string? Actor, WriteOutcome Outcome, IReadOnlyList<FieldProblem>? Problems)
{
    /// <summary>The problem of a post; null when it has none.</summary>
    public static PostProblem? Of(Post post)
    {
        if (post.ErrorCode is not { } code)
        {
            return post is { Status: PostStatus.Held or PostStatus.Rejected, Reason: { } reason }
                ? new(null, reason.ToString(), null, CodeExplanations.Say(Domain.Catalogue.Actor.Bookkeeper), WriteOutcome.NotApplied, null)
                : null;
        }

        var problems = code == OwnCodes.Unfit && post.ErrorDetail is not null
            ? JsonSerializer.Deserialize<List<FieldProblem>>(post.ErrorDetail)
            : null;
        var text = problems is null ? post.ErrorDetail : string.Join(" ", problems.Select(p => p.Message));
        var meaning = CodeExplanations.Of(code, post.ErrorDetail);
        return new(
            code, CodeExplanations.Say(meaning, text), meaning.Advice, CodeExplanations.Say(meaning.Actor), meaning.Outcome, problems);
    }
}
