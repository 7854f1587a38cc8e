using WebConnectorSync.Domain.Catalogue;
using static WebConnectorSync.Domain.Posts.PostReaction;

namespace WebConnectorSync.Domain.Posts;

/// <summary>
/// What follows when QuickBooks finds an id wrong: code, operation and whose id it is say which records are asked for by id, and only
/// what they answer is told.
/// </summary>
public static class IdAnswers
{
    private const string NoSuchRecord = "3120";
    private const string InvalidReference = "3140";
    private const string RuleBroken = "3210";

    /// <summary>The columns.</summary>
    public static IReadOnlyList<PostOperation> Operations { get; } =
        [PostOperation.Add, PostOperation.Modify, PostOperation.Delete, PostOperation.Void];

    /// <summary>The lines. What shall be deleted and is gone is done; an addition has no id of its own yet.</summary>
    public static IReadOnlyList<(IdTrouble Trouble, IdSubject Subject, PostReaction[] Do)> All { get; } =
    [
        (IdTrouble.Gone,         IdSubject.Own,    [AskNamed, Reread,   Settle, Reread]),
        (IdTrouble.Gone,         IdSubject.Named,  [AskNamed, AskNamed, Reread, Reread]),
        (IdTrouble.Gone,         IdSubject.Unsaid, [AskNamed, Reread,   Reread, Reread]),
        (IdTrouble.BadReference, IdSubject.Own,    [AskNamed, AskNamed, Reject, Reject]),
        (IdTrouble.BadReference, IdSubject.Named,  [AskNamed, AskNamed, Reject, Reject]),
        (IdTrouble.BadReference, IdSubject.Unsaid, [AskNamed, AskNamed, Reject, Reject]),
        (IdTrouble.Overpaid,     IdSubject.Own,    [AskNamed, AskNamed, Reject, Reject]),
        (IdTrouble.Overpaid,     IdSubject.Named,  [AskNamed, AskNamed, Reject, Reject]),
        (IdTrouble.Overpaid,     IdSubject.Unsaid, [AskNamed, AskNamed, Reject, Reject]),
    ];

    /// <summary>What QuickBooks finds wrong.</summary>
    /// <param name="meaning">The meaning of the answer.</param>
    /// <param name="text">QuickBooks' words.</param>
    public static IdTrouble TroubleOf(Meaning meaning, string? text)
    {
        ArgumentNullException.ThrowIfNull(meaning);
        return meaning switch
        {
            { Outcome: not WriteOutcome.NotApplied } or { Retry: not (Retry.No or Retry.ByText) } => IdTrouble.None,
            { Code: NoSuchRecord } => IdTrouble.Gone,
            { Code: InvalidReference } => IdTrouble.BadReference,
            { Code: RuleBroken } when QuickBooksText.SaysOverpaid(text) => IdTrouble.Overpaid,
            _ => QuickBooksText.SaysGone(text) ? IdTrouble.Gone : IdTrouble.None,
        };
    }

    /// <summary>Whose id the words quote.</summary>
    /// <param name="text">QuickBooks' words.</param>
    /// <param name="ownId">The id of the record that was to be written; null for a new one.</param>
    public static IdSubject SubjectOf(string? text, string? ownId)
    {
        var quoted = QuickBooksText.QuotedIds(text);
        return quoted.Count == 0 ? IdSubject.Unsaid : ownId is not null && quoted.Contains(ownId) ? IdSubject.Own : IdSubject.Named;
    }

    /// <summary>What follows; null when the answer is about something else.</summary>
    public static PostReaction? Of(IdTrouble trouble, IdSubject subject, PostOperation operation) =>
        trouble == IdTrouble.None
            ? null
            : All.Single(l => l.Trouble == trouble && l.Subject == subject).Do[Operations.ToList().IndexOf(operation)];
}
