using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Log;

/// <summary>The log a person reads, as a list and as a file to send to somebody who helps.</summary>
internal static class LogApi
{
    private static readonly QueryParameter Section = new("section", QueryKind.Section, "Only lines about that section.") { Most = 32 };
    private static readonly QueryParameter Level = QueryParameter.Choice<LogLevelWord>("level", "Only lines of that seriousness.");
    private static readonly QueryParameter Session = new("session", QueryKind.Id, "Only lines of that session.");
    private static readonly QueryParameter Q = new("q", QueryKind.Text, "Only lines whose sentence or code contains this text.");
    private static readonly QueryParameter Days =
        new("days", QueryKind.Number, "How many days back the file reaches.") { Least = 1, Most = 90, Default = 14 };

    public static void MapLog(this RouteGroupBuilder api)
    {
        var company = api.MapGroup("/companies/{company:guid}").WithTags("Log");
        company.MapGet("/log", ListAsync)
            .Described("listLog", "List the log of a company", "Newest first.")
            .Takes(Section, Level, Session, Q, QueryParameter.Limit, QueryParameter.Cursor)
            .Produces<ItemList<LogJson>>()
            .Refuses(400, 404);
        company.MapGet("/log.zip", DownloadAsync)
            .Described(
                "downloadLog",
                "Download the log of a company",
                "A zip of log.txt, sessions.json and the messages of those sessions, personal data masked: what somebody who helps needs.")
            .Takes(Days)
            .Produces<Stream>(200, "application/zip")
            .Refuses(400, 404);
    }

    private static async Task<IResult> ListAsync(Guid company, HttpRequest request, ServerDb db, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var limit = query.Number(QueryParameter.Limit);
        var section = query.Section(Section);
        var level = query.Choice<LogLevelWord>(Level);
        var session = query.Id(Session);
        var text = query.Text(Q);
        var list = $"log/{company:N}";
        var before = query.Cursor<(DateTime At, Guid Id)>(list, 2, NewestFirst.Key);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (!await db.Companies.AnyAsync(c => c.Id == company, ct))
        {
            return Refusal.CompanyNotFound();
        }

        var lines = db.Log.AsNoTracking().Where(l => l.CompanyId == company);
        lines = section is null ? lines : lines.Where(l => l.Section == section);
        lines = level is { } word ? lines.Where(l => l.Level == word) : lines;
        lines = session is { } sessionId ? lines.Where(l => l.SessionId == sessionId) : lines;
        lines = text is null ? lines : lines.Where(TextSearch.Contains<LogEntry>(db, text, l => l.Text, l => l.Code));
        if (before is var (at, id))
        {
            lines = lines.Where(l => l.At < at || (l.At == at && l.Id < id));
        }

        var rows = await lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(limit + 1).ToListAsync(ct);
        return TypedResults.Ok(ItemList<LogJson>.Of(rows, limit, LogJson.From, l => NewestFirst.Write(list, l.At, l.Id)));
    }

    private static async Task<IResult> DownloadAsync(
        Guid company, HttpRequest request, CompanyReader companies, LogArchive archive, TimeProvider clock, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var days = query.Number(Days);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        return await companies.FindAsync(company, ct) is { } row
            ? TypedResults.Stream(
                _ => archive.WriteAsync(
                    request.HttpContext.Response.BodyWriter, row.Company, now.AddDays(-days), request.HttpContext.RequestAborted),
                "application/zip",
                $"log-{now:yyyy-MM-dd}.zip")
            : Refusal.CompanyNotFound();
    }
}
