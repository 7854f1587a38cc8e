using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Api.Records;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Changes;

/// <summary>The change feed: everything the app needs to follow QuickBooks, in the order it was stored.</summary>
internal static class ChangesApi
{
    private static readonly QueryParameter Wait =
        new("wait", QueryKind.Number, "Seconds to hold the call until there is something to answer.") { Most = 60 };

    /// <summary>How often a held call looks into the database, for what other processes wrote.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public static void MapChanges(this RouteGroupBuilder api) => api
        .MapGet("/companies/{company:guid}/changes", ListAsync)
        .WithTags("Changes")
        .Described(
            "listChanges",
            "Read what changed since a cursor",
            "In the order of commit. Always answers a cursor to go on from, also when there is nothing new; an empty cursor begins at " +
            "the beginning. The record is as it is now, so a record that changed twice appears twice with the same fields.")
        .Takes(QueryParameter.Cursor, QueryParameter.Limit, Wait)
        .Produces<ItemList<ChangeJson>>()
        .Refuses(400, 404);

    private static async Task<IResult> ListAsync(
        Guid company, HttpRequest request, ServerDb db, ChangeSignal signal, TimeProvider clock, IHostApplicationLifetime server,
        CancellationToken ct)
    {
        var query = new QueryReader(request);
        var limit = query.Number(QueryParameter.Limit);
        var wait = TimeSpan.FromSeconds(query.Number(Wait));
        var list = $"changes/{company:N}";
        var after = query.Cursor<long>(list, 1, Sequence) ?? 0;
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var newest = await db.Companies.Where(c => c.Id == company).Select(c => (long?)c.ChangeSequence).SingleOrDefaultAsync(ct);
        if (newest is null || after > newest)
        {
            return newest is null ? Refusal.CompanyNotFound() : Ahead();
        }

        var until = clock.GetUtcNow() + wait;
        while (true)
        {
            var woken = signal.NextAsync(company);
            var items = await ReadAsync(db, company, after, limit, list, ct);
            if (items.Count > 0 || clock.GetUtcNow() >= until || server.ApplicationStopping.IsCancellationRequested)
            {
                return TypedResults.Ok(new ItemList<ChangeJson>(items, items.Count > 0 ? items[^1].Cursor : Cursor.Write(list, after)));
            }

            await WaitAsync(woken, until - clock.GetUtcNow(), clock, server.ApplicationStopping, ct);
        }
    }

    private static async Task<List<ChangeJson>> ReadAsync(
        ServerDb db, Guid company, long after, int limit, string list, CancellationToken ct)
    {
        var rows = from change in db.Changes.AsNoTracking()
                   where change.CompanyId == company && change.Sequence > after
                   orderby change.Sequence
                   join record in db.Records.AsNoTracking()
                       on new { change.CompanyId, change.Section, Id = change.RecordId } equals new
                       {
                           record.CompanyId,
                           record.Section,
                           record.Id,
                       } into records
                   from record in records.DefaultIfEmpty()
                   select new { Change = change, Record = (Record?)record };

        var page = await rows.Take(limit).ToListAsync(ct);
        var current = await RecordJson.FromAsync(
            db, company, [.. page.Select(row => row.Record).OfType<Record>().DistinctBy(r => (r.Section, r.Id))], ct);
        var shown = current.ToDictionary(r => (r.Section, r.Id));
        return page.ConvertAll(row => new ChangeJson(
            Cursor.Write(list, row.Change.Sequence),
            row.Change.At,
            row.Change.Type,
            row.Change.Section,
            row.Change.RecordId,
            row.Record?.QuickBooksId,
            row.Record?.ExternalId,
            shown.GetValueOrDefault((row.Change.Section, row.Change.RecordId))));
    }

    // Waits without a thread: for the pulse, the next look, the end of the time asked for, or the end of the server.
    private static async Task WaitAsync(Task woken, TimeSpan left, TimeProvider clock, CancellationToken stopping, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping);
        var pause = Task.Delay(left < Look ? left : Look, clock, over.Token);
        await Task.WhenAny(woken, pause);
        await over.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    private static long? Sequence(string[] key) =>
        long.TryParse(key[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;

    private static Refusal Ahead() => new(
        StatusCodes.Status400BadRequest,
        "invalidCursor",
        "The cursor is newer than the newest entry of this feed; the server's data was probably restored from a backup.",
        "Read the feed again from the beginning (without cursor), or read the records again and go on from there.");
}
