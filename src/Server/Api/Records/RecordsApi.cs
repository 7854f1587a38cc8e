using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>Reading records.</summary>
internal static class RecordsApi
{
    private static readonly QueryParameter State = QueryParameter.Choice<RecordState>("state", "Only records in that state.");
    private static readonly QueryParameter Q = new("q", QueryKind.Text, "Only records whose name contains this text, whatever the case.");
    private static readonly QueryParameter ModifiedSince =
        new("modifiedSince", QueryKind.Instant, "Only records that changed here at or after that time.");

    public static void MapRecords(this RouteGroupBuilder api)
    {
        var records = api.MapGroup("/companies/{company:guid}/records/{section}").WithTags("Records");
        records.MapGet("/", ListAsync)
            .Described("listRecords", "List the records of a section", "In the order in which they were first stored here.")
            .Takes(State, Q, ModifiedSince, QueryParameter.Limit, QueryParameter.Cursor)
            .Produces<ItemList<RecordJson>>()
            .Refuses(400, 404);
        records.MapGet("/{record:guid}", GetAsync)
            .Described("getRecord", "Read one record")
            .Produces<RecordJson>()
            .Refuses(404);
        records.MapGet("/by-external-id/{externalId}", GetByExternalIdAsync)
            .Described("getRecordByExternalId", "Read one record by the app's own id")
            .Produces<RecordJson>()
            .Refuses(404);
    }

    /// <summary>The answer to a name that no section has.</summary>
    public static Refusal SectionNotFound() =>
        Refusal.NotFound(
            "sectionNotFound", "There is no such section.", $"Known ones: {string.Join(", ", SectionCatalogue.All.Select(s => s.Name))}.");

    /// <summary>The answer to an id that no record has.</summary>
    public static Refusal RecordNotFound() => Refusal.NotFound(
        "recordNotFound", "There is no such record in this section.", "List the section's records to see what is known.");

    private static async Task<IResult> ListAsync(Guid company, string section, HttpRequest request, ServerDb db, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var (limit, state, text, since) =
            (query.Number(QueryParameter.Limit), query.Choice<RecordState>(State), query.Text(Q), query.Instant(ModifiedSince));
        var list = $"records/{company:N}/{section}";
        var after = query.Cursor<Guid>(list, 1, key => Guid.TryParse(key[0], out var id) ? id : null);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (await PlaceProblemAsync(db, company, section, ct) is { } missing)
        {
            return missing;
        }

        var records = db.Records.AsNoTracking().Where(r => r.CompanyId == company && r.Section == section);
        records = after is { } id ? records.Where(r => r.Id > id) : records;
        records = state is { } s ? records.Where(r => r.State == s) : records;
        records = since is { } at ? records.Where(r => r.ModifiedAt >= at) : records;
        var rows = text is null
            ? await records.OrderBy(r => r.Id).Take(limit + 1).ToListAsync(ct)
            : await NamedAsync(db, company, section, records.NameContains(db, text).OrderBy(r => r.Id).Take(limit + 1), ct);
        var items = await RecordJson.FromAsync(db, company, [.. rows.Take(limit)], ct);
        return TypedResults.Ok(new ItemList<RecordJson>(items, rows.Count > limit ? Cursor.Write(list, rows[limit - 1].Id) : null));
    }

    // Finds the ids through the index of names, so that whole records are read only for these.
    private static async Task<List<Record>> NamedAsync(
        ServerDb db, Guid company, string section, IQueryable<Record> named, CancellationToken ct)
    {
        var ids = await named.Select(r => r.Id).ToListAsync(ct);
        var rows = await ids.ReadInLotsAsync(
            lot => db.Records.AsNoTracking().Where(r => r.CompanyId == company && r.Section == section && lot.Contains(r.Id)), ct);
        return [.. rows.OrderBy(r => r.Id)];
    }

    private static Task<IResult> GetAsync(Guid company, string section, Guid record, ServerDb db, CancellationToken ct) =>
        OneAsync(db, company, section, db.Records.Where(r => r.Id == record), ct);

    private static Task<IResult> GetByExternalIdAsync(
        Guid company, string section, string externalId, HttpRequest request, ServerDb db, CancellationToken ct)
    {
        var exact = ExternalIdInPath.Of(request, externalId);
        return OneAsync(db, company, section, db.Records.Where(r => r.ExternalId == exact), ct);
    }

    private static async Task<IResult> OneAsync(ServerDb db, Guid company, string section, IQueryable<Record> which, CancellationToken ct)
    {
        var record = await which.AsNoTracking().SingleOrDefaultAsync(r => r.CompanyId == company && r.Section == section, ct);
        return record is not null
            ? TypedResults.Ok((await RecordJson.FromAsync(db, company, [record], ct))[0])
            : await PlaceProblemAsync(db, company, section, ct) ?? RecordNotFound();
    }

    /// <summary>The refusal for a section or company that does not exist; null when both do.</summary>
    public static async Task<Refusal?> PlaceProblemAsync(ServerDb db, Guid company, string section, CancellationToken ct)
    {
        if (SectionCatalogue.Find(section) is null)
        {
            return SectionNotFound();
        }

        return await db.Companies.AnyAsync(c => c.Id == company, ct) ? null : Refusal.CompanyNotFound();
    }
}
