using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Sessions;

/// <summary>What was said between the Web Connector and the server.</summary>
internal static class SessionsApi
{
    public static void MapSessionHistory(this RouteGroupBuilder api)
    {
        var sessions = api.MapGroup("/companies/{company:guid}/sessions").WithTags("Sessions");
        sessions.MapGet("/", ListAsync)
            .Described("listSessions", "List the sessions of a company", "Newest first.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Produces<ItemList<SessionJson>>()
            .Refuses(400, 404);
        sessions.MapGet("/{session:guid}", GetAsync)
            .Described("getSession", "Read one session with its messages", "The messages come without their texts.")
            .Produces<SessionDetailJson>()
            .Refuses(404);
        sessions.MapGet("/{session:guid}/messages/{number:int}", GetMessageAsync)
            .Described("getMessage", "Read one message with its texts", "Personal data is masked.")
            .Produces<MessageJson>()
            .Refuses(404);
    }

    private static async Task<IResult> ListAsync(Guid company, HttpRequest request, ServerDb db, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var limit = query.Number(QueryParameter.Limit);
        var list = $"sessions/{company:N}";
        var before = query.Cursor<(DateTime At, Guid Id)>(list, 2, NewestFirst.Key);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (!await db.Companies.AnyAsync(c => c.Id == company, ct))
        {
            return Refusal.CompanyNotFound();
        }

        var sessions = db.Sessions.AsNoTracking().Where(s => s.CompanyId == company);
        if (before is var (at, id))
        {
            sessions = sessions.Where(s => s.StartedAt < at || (s.StartedAt == at && s.Id < id));
        }

        var rows = await sessions.OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id).Take(limit + 1).ToListAsync(ct);
        return TypedResults.Ok(ItemList<SessionJson>.Of(rows, limit, SessionJson.From, s => NewestFirst.Write(list, s.StartedAt, s.Id)));
    }

    private static async Task<IResult> GetAsync(Guid company, Guid session, ServerDb db, CancellationToken ct)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.CompanyId == company && s.Id == session, ct) is not { } found)
        {
            return NotFound();
        }

        var messages = await db.Messages.Where(m => m.SessionId == session).OrderBy(m => m.Number)
            .Select(
                m => new MessageSummaryJson(
                    m.Number,
                    m.Kind,
                    m.HandedOutAt,
                    m.AnsweredAt,
                    m.QuickBooksMilliseconds,
                    m.AnswerBytes,
                    m.RecordCount,
                    m.HResult,
                    m.Problem))
            .ToListAsync(ct);
        return TypedResults.Ok(new SessionDetailJson(SessionJson.From(found), messages));
    }

    private static async Task<IResult> GetMessageAsync(Guid company, Guid session, int number, ServerDb db, CancellationToken ct) =>
        await db.Messages.AsNoTracking()
            .SingleOrDefaultAsync(m => m.SessionId == session && m.Number == number && m.CompanyId == company, ct) is { } message
            ? TypedResults.Ok(MessageJson.From(message))
            : NotFound();

    /// <summary>The answer to an id that no session has.</summary>
    public static Refusal NotFound() =>
        Refusal.NotFound(
            "sessionNotFound",
            "There is no such session or message for this company.",
            "List the company's sessions to see which there are; old ones are removed.");
}
