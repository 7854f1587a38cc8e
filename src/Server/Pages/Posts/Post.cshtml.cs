using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Posts;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Documents;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>One post: the document it writes, how it stands, what was said about it, what can be done.</summary>
internal sealed class PostModel(PostList list, PostActions actions, ReferenceNames names, ServerDb db, AuditTrail audit) : CompanyPage
{
    /// <summary>The post as a row: title, problem.</summary>
    public PostLine Line { get; private set; } = null!;

    /// <summary>The post.</summary>
    public Post Post => Line.Post;

    /// <summary>What is written, as a document; null when the record is gone.</summary>
    public Paper? Paper { get; private set; }

    /// <summary>The fields that do not fit, when the check found some.</summary>
    public PostErrorJson? Error { get; private set; }

    /// <summary>What was sent and answered last, masked.</summary>
    public (string? Request, string? Answer) Texts { get; private set; }

    /// <summary>What came of each attempt, newest first.</summary>
    public IReadOnlyList<PostAttempt> Attempts { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ReadAsync(id, Page, ct);

    /// <summary>The page's content alone, for a page that is open.</summary>
    public Task<IActionResult> OnGetNowAsync(Guid id, CancellationToken ct) => ReadAsync(id, () => Part("_Post"), ct);

    public Task<IActionResult> OnPostRetryAsync(Guid id, string? from, CancellationToken ct) =>
        DoAsync(id, from, actions.RetryAsync(CompanyId, id, ct), "Sent a post again", "goes to QuickBooks with the next contact.", ct);

    public Task<IActionResult> OnPostCancelAsync(Guid id, string? from, CancellationToken ct) => DoAsync(
        id, from, actions.CancelAsync(CompanyId, id, ct), "Took back a post", "is taken back. Nothing was written to QuickBooks.", ct);

    private async Task<IActionResult> DoAsync(
        Guid id, string? from, Task<PostOutcome?> action, string noted, string said, CancellationToken ct)
    {
        switch (await action)
        {
            case PostOutcome.Done done:
                var title = PostLine.Of(new(done.Post, done.Record)).Title;
                await audit.NoteAsync($"{noted}: {title}.", CompanyId, ct);
                this.Say(
                    $"{title} {Became(done.Post, said)}", done.Post.Status is PostStatus.Held or PostStatus.Ignored ? "warn" : "ok");
                break;
            case PostOutcome.Refused refused:
                this.Say(refused.Why, "warn");
                break;
            default:
                return NotFound();
        }

        // Whoever acted from a list is back in it.
        return Redirect(Link(from switch { "inbox" => "", "needs" => "/posts?show=needs", _ => $"/posts/{id}" }));
    }

    // The rules, or QuickBooks meanwhile, may have made of it something else than was asked for.
    private string Became(Post post, string said) => post.Status switch
    {
        PostStatus.Held => $"is still held. {post.Reason}",
        PostStatus.Ignored => $"does not go. {post.Reason}",
        PostStatus.Unknown => "is looked up in QuickBooks with the next contact; it is not sent before that is known.",
        PostStatus.Cancelled when post.Reason?.Code != ReasonCode.TakenBack => $"needs nothing any more. {post.Reason}",
        PostStatus.Pending when Company.IsPaused => "goes to QuickBooks when this company is resumed.",
        _ => said,
    };

    private async Task<IActionResult> ReadAsync(Guid id, Func<IActionResult> answer, CancellationToken ct)
    {
        if (await list.FindAsync(CompanyId, id, ct) is not { } row)
        {
            return NotFound();
        }

        await names.FillAsync(CompanyId, [row.Record], ct);
        Line = PostLine.Of(row);
        var fields = row.Record?.App ?? row.Record?.QuickBooks;
        Paper = fields is null ? null : Paper.Of(
            SectionCatalogue.Find(Post.Section)!, row.Record!.Name, JsonSerializer.Deserialize<JsonElement>(fields));
        Error = PostErrorJson.From(Post);
        Texts = await PostTexts.ReadAsync(db, Post, ct);
        Attempts = [.. PostAttempt.Of(Post).AsEnumerable().Reverse()];
        return answer();
    }
}
