using FluentValidation;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Companies;

namespace WebConnectorSync.Server.Api.Companies;

/// <summary>Asking for a sync, and stopping and resuming it.</summary>
internal static class SyncApi
{
    public static void MapSync(this RouteGroupBuilder company)
    {
        company.MapPost("/sync", SyncAsync)
            .Described(
                "sync",
                "Ask for a sync at the next contact",
                "The Web Connector calls; it cannot be called, so message says when that will be: within seconds when a session is held " +
                "open, else at its next contact. now syncs every section. reset makes the next session read the named sections (all " +
                "when none is named) again from the beginning and match them by their QuickBooks ids; nothing is deleted in either " +
                "system. A run of such a section that is going on is abandoned. compare syncs every section and then holds the ids of " +
                "the named ones (all when none is named) against those of QuickBooks: what is no longer there becomes deleted, what was " +
                "missed is fetched.")
            .TakesBody<SyncBody>("""{"mode": "now"}""")
            .Produces<SyncRequestedJson>(StatusCodes.Status202Accepted)
            .Refuses(400, 404, 409, 415);
        company.MapPost("/take-over", TakeOverAsync)
            .Described(
                "takeOver",
                "Make the waiting Web Connector the active one",
                "Two Web Connectors have this company, and the second was told to wait. The next one that calls gets the company, " +
                "whichever it is, and the session that is open ends then; nothing of it is lost.")
            .Produces<CompanyJson>()
            .Refuses(404, 409);
        company.MapFile();
        company.MapPost(
            "/pause",
            (Guid company, CompanyActions actions, CompanyReader companies, TimeProvider clock, CancellationToken ct) =>
                SetPausedAsync(company, true, actions, companies, clock, ct))
            .Described(
                "pauseCompany", "Stop syncing a company", "The Web Connector goes on calling and is told that there is nothing to do.")
            .Produces<CompanyJson>()
            .Refuses(404);
        company.MapPost(
            "/resume",
            (Guid company, CompanyActions actions, CompanyReader companies, TimeProvider clock, CancellationToken ct) =>
                SetPausedAsync(company, false, actions, companies, clock, ct))
            .Described("resumeCompany", "Sync a paused company again")
            .Produces<CompanyJson>()
            .Refuses(404);
    }

    private static async Task<IResult> SyncAsync(
        Guid company,
        HttpRequest request,
        IValidator<SyncBody> validator,
        CompanyReader companies,
        SyncCommand sync,
        TimeProvider clock,
        CancellationToken ct)
    {
        var (wanted, refusal) = await JsonBody.ReadAsync(request, SyncBody.Read, validator, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        if (await companies.FindAsync(company, ct) is not { } row)
        {
            return Refusal.CompanyNotFound();
        }

        switch (await sync.RunAsync(company, wanted.Mode!.Value, wanted.Sections, ct))
        {
            case SyncRequestOutcome.Paused:
                return Refusal.Conflict("companyPaused", $"{row.Company.Name} is paused, so it will not sync.", "Resume it first.");
            case SyncRequestOutcome.NotFound:
                return Refusal.CompanyNotFound();
        }

        return TypedResults.Accepted((string?)null, new SyncRequestedJson("requested", row.NextContactAt(clock), When(row, clock)));
    }

    private static string When(CompanyRow row, TimeProvider clock)
    {
        if (row.OpenSession is { } session)
        {
            return session.IsHeld
                ? "The Web Connector is connected now; it begins within a few seconds."
                : "The Web Connector is syncing this company now; what is not read in this session follows in the next.";
        }

        var now = clock.GetUtcNow().UtcDateTime;
        return row.NextContactAt(clock) switch
        {
            null => "The Web Connector calls; we cannot call it. It has not called for this company yet: add the .qwc file to it, and " +
            "the first sync begins.",
            { } next when next > now =>
                "The Web Connector calls; we cannot call it. It is expected about " +
                $"{RelativeTime.Say(next, now, row.Company.Zone(clock))}, or at once when you press Update Selected.",
            { } due =>
                $"The Web Connector calls; we cannot call it. It was expected at {RelativeTime.Say(due, now, row.Company.Zone(clock))} " +
                "and has not called; press Update Selected in it.",
        };
    }

    private static async Task<IResult> TakeOverAsync(
        Guid company, TakeOverCommand takeOver, CompanyReader companies, TimeProvider clock, CancellationToken ct) =>
        await takeOver.RunAsync(company, ct) switch
        {
            TakeOverOutcome.NobodyWaits => Refusal.Conflict(
                "nobodyWaits",
                "No second Web Connector was told to wait for this company.",
                "Press Update Selected in the Web Connector that should be active; when it is told to wait, ask again."),
            TakeOverOutcome.Done when await companies.FindAsync(company, ct) is { } row => TypedResults.Ok(CompanyJson.From(row, clock)),
            _ => Refusal.CompanyNotFound(),
        };

    private static async Task<IResult> SetPausedAsync(
        Guid company, bool isPaused, CompanyActions actions, CompanyReader companies, TimeProvider clock, CancellationToken ct) =>
        await actions.SetPausedAsync(company, isPaused, ct) && await companies.FindAsync(company, ct) is { } row
            ? TypedResults.Ok(CompanyJson.From(row, clock))
            : Refusal.CompanyNotFound();
}
