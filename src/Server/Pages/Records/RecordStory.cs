using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Pages.Posts;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Records;

/// <summary>What happened to a record, in sentences, newest first.</summary>
internal static class RecordStory
{
    public static IEnumerable<(DateTime At, string Sentence, string? Link)> Tell(RecordModel page) => page.Changes
        .Select(c => (c.At, Say(c.Type), (string?)null))
        .Concat(page.Posts.Select(p => (p.DoneAt ?? p.SentAt ?? p.CreatedAt, Say(p), (string?)page.Link($"/posts/{p.Id}"))))
        .Concat(page.Decisions.Select(d => (d.At, $"{d.DecidedBy} decided: {RecordStanding.Say(d.Kind)}.", (string?)null)))
        .Concat(page.Decisions.Where(d => d.UndoneAt is not null).Select(
            d => (d.UndoneAt!.Value, $"{d.UndoneBy} took that decision back.", (string?)null)))
        .OrderByDescending(e => e.Item1);

    private static string Say(ChangeType type) => type switch
    {
        ChangeType.Created => "Came to be known here.",
        ChangeType.Updated => "Changed.",
        ChangeType.Deleted => "Was deleted.",
        ChangeType.Linked => "The two sides were linked.",
        ChangeType.Ignored => "Was left out by the rules.",
        ChangeType.Conflict => "The two sides differ, and somebody has to decide.",
        ChangeType.Posted => "QuickBooks took what your app has.",
        ChangeType.Rejected => "QuickBooks refused what your app has.",
    };

    private static string Say(Post post) => $"{What(post.Operation)}: {PostWords.MarkOf(post.Status).Word.ToLowerInvariant()}.";

    private static string What(PostOperation operation) => operation switch
    {
        PostOperation.Add => "Post to create it in QuickBooks",
        PostOperation.Modify => "Post to change it in QuickBooks",
        PostOperation.Delete => "Post to delete it in QuickBooks",
        PostOperation.Void => "Post to void it in QuickBooks",
    };
}
