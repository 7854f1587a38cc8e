using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Posts;

/// <summary>The queue of writes to QuickBooks.</summary>
internal static class PostsApi
{
    private static readonly QueryParameter Status = QueryParameter.Choice<PostStatus>("status", "Only posts that stand so.");
    private static readonly QueryParameter Section = new("section", QueryKind.Section, "Only posts of that section.") { Most = 32 };
    private static readonly QueryParameter RecordId = new("recordId", QueryKind.Id, "Only posts of that record.");

    public static void MapPosts(this RouteGroupBuilder api)
    {
        var posts = api.MapGroup("/companies/{company:guid}/posts").WithTags("Posts");
        posts.MapGet("/", ListAsync)
            .Described("listPosts", "List the writes to QuickBooks", "Waiting and done, newest first.")
            .Takes(Status, Section, RecordId, QueryParameter.Limit, QueryParameter.Cursor)
            .Produces<ItemList<PostJson>>()
            .Refuses(400, 404);
        posts.MapPost("/", PostAsync)
            .Described(
                "postSelected",
                "Post these records",
                "Whatever the rules say of the moment, they go out with the next messages. What the rules keep out stays out; the " +
                "answer says so per record.")
            .TakesBody<PostSelectedBody>("""{"recordIds": ["01998f6e-5b1a-7cc0-8a55-1f0c3b1e9d42"]}""")
            .Produces<ItemList<PostSelected>>()
            .Refuses(400, 404, 415);
        posts.MapGet("/{post:guid}", GetAsync)
            .Described(
                "getPost", "Read one post", "With what was sent and answered and what came of each attempt; personal data is masked.")
            .Produces<PostJson>()
            .Refuses(404);
        posts.MapPost(
            "/{post:guid}/retry",
            (Guid company, Guid post, PostActions actions, CancellationToken ct) => AnswerAsync(actions.RetryAsync(company, post, ct)))
            .Described(
                "retryPost",
                "Send a post again",
                "A post whose outcome is unknown is looked up in QuickBooks first; it is never sent blindly.")
            .Produces<PostJson>()
            .Refuses(404, 409);
        posts.MapPost(
            "/{post:guid}/cancel",
            (Guid company, Guid post, PostActions actions, CancellationToken ct) => AnswerAsync(actions.CancelAsync(company, post, ct)))
            .Described("cancelPost", "Take a post back", "Only before it is sent.")
            .Produces<PostJson>()
            .Refuses(404, 409);
    }

    private static async Task<IResult> ListAsync(Guid company, HttpRequest request, ServerDb db, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var (limit, status, section, recordId) =
            (query.Number(QueryParameter.Limit), query.Choice<PostStatus>(Status), query.Section(Section), query.Id(RecordId));
        var list = $"posts/{company:N}";
        var before = query.Cursor<Guid>(list, 1, key => Guid.TryParse(key[0], out var id) ? id : null);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (!await db.Companies.AnyAsync(c => c.Id == company, ct))
        {
            return Refusal.CompanyNotFound();
        }

        var posts = db.Posts.AsNoTracking().Where(p => p.CompanyId == company);
        posts = before is { } id ? posts.Where(p => p.Id < id) : posts;
        posts = status is { } s ? posts.Where(p => p.Status == s) : posts;
        posts = section is null ? posts : posts.Where(p => p.Section == section);
        posts = recordId is { } record ? posts.Where(p => SectionNames.Contains(p.Section) && p.RecordId == record) : posts;
        var rows = await Joined(db, posts.OrderByDescending(p => p.Id).Take(limit + 1)).ToListAsync(ct);
        return TypedResults.Ok(
            ItemList<PostJson>.Of(rows, limit, r => PostJson.From(r.Post, r.Record), r => Cursor.Write(list, r.Post.Id)));
    }

    private static readonly List<string> SectionNames = [.. SectionCatalogue.All.Select(s => s.Name)];

    private static async Task<IResult> GetAsync(Guid company, Guid post, ServerDb db, CancellationToken ct)
    {
        var row = await Joined(db, db.Posts.AsNoTracking().Where(p => p.CompanyId == company && p.Id == post)).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return NotFound();
        }

        var texts = await PostTexts.ReadAsync(db, row.Post, ct);
        return TypedResults.Ok(PostJson.From(row.Post, row.Record) with
        {
            RequestXml = texts.Request,
            AnswerXml = texts.Answer,
            History = PostAttempt.Of(row.Post),
        });
    }

    private static async Task<IResult> PostAsync(
        Guid company, HttpRequest request, IValidator<PostSelectedBody> validator, PostActions actions, ServerDb db, CancellationToken ct)
    {
        var (wanted, refusal) = await JsonBody.ReadAsync(request, PostSelectedBody.Read, validator, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        return await db.Companies.AnyAsync(c => c.Id == company, ct)
            ? TypedResults.Ok(new ItemList<PostSelected>(await actions.PostAsync(company, wanted.RecordIds!, ct), null))
            : Refusal.CompanyNotFound();
    }

    private static async Task<IResult> AnswerAsync(Task<PostOutcome?> action) => await action switch
    {
        PostOutcome.Done done => TypedResults.Ok(PostJson.From(done.Post, done.Record)),
        PostOutcome.Refused refused => Refusal.Conflict("notPossibleNow", refused.Why, "Read the post again to see how it stands."),
        _ => NotFound(),
    };

    private static IQueryable<PostRow> Joined(ServerDb db, IQueryable<Post> posts) =>
        from post in posts
        join record in db.Records.AsNoTracking()
            on new { post.CompanyId, post.Section, Id = post.RecordId } equals new
            {
                record.CompanyId,
                record.Section,
                record.Id,
            } into records
        from record in records.DefaultIfEmpty()
        orderby post.Id descending
        select new PostRow(post, record);

    /// <summary>The answer to an id that no post has.</summary>
    public static Refusal NotFound() =>
        Refusal.NotFound("postNotFound", "There is no such post for this company.", "List the company's posts to see which there are.");

    /// <summary>A post with its record.</summary>
    private sealed record PostRow(Post Post, Record? Record);
}
