using System.Text.Json;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Persons;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>Answers a person who asks what is kept about them, or to have it erased.</summary>
internal static class PersonsApi
{
    public static void MapPersons(this RouteGroupBuilder api)
    {
        var record = api.MapGroup("/companies/{company:guid}/records/{section}/{record:guid}").WithTags("Records");
        record.MapGet("/export", ExportAsync)
            .Described(
                "exportRecord",
                "Export everything kept about a record",
                "For administrators: the record with its personal values, its entries of the feed, posts, warnings, the lines of the log " +
                "and the audit trail that have its name, and the records that name it. It is noted in the audit trail.")
            .Produces<RecordExport>()
            .Refuses(403, 404);
        record.MapPost("/erase", EraseAsync)
            .Described(
                "eraseRecord",
                "Erase what is kept about a record",
                "For administrators, and only when neither QuickBooks nor the app has the record any more: else it would come back. " +
                "Its fields, the texts of its posts and messages, its name in the log and the audit trail, and filters that people " +
                "saved to look for it are erased; ids stay, and the feed tells readers once more that it is deleted, without fields. " +
                "Transactions that name it are not changed. Copies of the database keep it until they are replaced.")
            .Produces<RecordJson>()
            .Refuses(403, 404, 409, 503);
    }

    private static async Task<IResult> ExportAsync(
        Guid company, string section, Guid record, ServerDb db, AuditTrail audit, Caller caller, CancellationToken ct) =>
        !caller.IsAtLeast(Role.Administrator)
            ? new Refusal(
                StatusCodes.Status403Forbidden,
                "keyIsLimited",
                "This API key may not export what is kept about a person.",
                "Use a key for all companies that may change things; an administrator makes one on the page API keys.")
        : await KeptRecord.ReadAsync(db, audit, caller, company, section, record, ct) is { } kept
            ? TypedResults.Ok(RecordExport.From(kept))
            : await MissingAsync(db, company, section, ct);

    private static async Task<IResult> EraseAsync(
        Guid company, string section, Guid record, RecordErasure erasure, ServerDb db, CancellationToken ct) =>
        await erasure.EraseAsync(company, section, record, ct) switch
        {
            ErasureOutcome.Done => TypedResults.Ok(RecordJson.From((await db.Records.FindAsync([company, section, record], ct))!)),
            ErasureOutcome.Refused refused => Refusal.Conflict("recordInUse", refused.Message, refused.Advice),
            _ => await MissingAsync(db, company, section, ct),
        };

    private static async Task<IResult> MissingAsync(ServerDb db, Guid company, string section, CancellationToken ct) =>
        await RecordsApi.PlaceProblemAsync(db, company, section, ct) ?? RecordsApi.RecordNotFound();
}

/// <summary>Everything that is kept about a record.</summary>
/// <param name="Record">The record.</param>
/// <param name="Changes">Its entries of the change feed.</param>
/// <param name="Posts">What was written of it to QuickBooks.</param>
/// <param name="Decisions">What people decided about it.</param>
/// <param name="Warnings">What somebody should look at.</param>
/// <param name="Log">Lines of the log that have its name.</param>
/// <param name="Audit">Lines of the audit trail that have its name.</param>
/// <param name="NamedBy">Records whose fields name it.</param>
internal sealed record RecordExport(
    RecordJson Record, IReadOnlyList<ExportedChange> Changes, IReadOnlyList<ExportedPost> Posts, IReadOnlyList<ExportedLine> Decisions,
    IReadOnlyList<ExportedLine> Warnings, IReadOnlyList<ExportedLine> Log, IReadOnlyList<ExportedLine> Audit,
    IReadOnlyList<RecordJson> NamedBy)
{
    public static RecordExport From(KeptRecord kept) => new(
        RecordJson.From(kept.Record),
        [.. kept.Changes.Select(c => new ExportedChange(c.At, c.Type))],
        [.. kept.Posts.Select(p => new ExportedPost(
            p.Id, JsonNamingPolicy.CamelCase.ConvertName($"{p.Operation}"), JsonNamingPolicy.CamelCase.ConvertName($"{p.Status}"),
            p.CreatedAt, p.DoneAt, p.ErrorDetail, [.. PostAttempt.Of(p)]))],
        [.. kept.Decisions.Select(d => new ExportedLine(
            d.At, $"{d.DecidedBy}: {JsonNamingPolicy.CamelCase.ConvertName($"{d.Kind}")}{(d.Name is { } name ? $" ({name})" : "")}"))],
        [.. kept.Warnings.Select(w => new ExportedLine(w.At, w.Detail))],
        [.. kept.Log.Select(l => new ExportedLine(l.At, $"{l.Text} {l.Advice}".TrimEnd()))],
        [.. kept.Audit.Select(a => new ExportedLine(a.At, a.Action))],
        [.. kept.Naming.Select(RecordJson.From)]);
}

/// <summary>An entry of the change feed.</summary>
/// <param name="At">When.</param>
/// <param name="Type">What happened.</param>
internal sealed record ExportedChange(DateTime At, ChangeType Type);

/// <summary>A post.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Operation">What was to be done.</param>
/// <param name="Status">What came of it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DoneAt">When it ended.</param>
/// <param name="Error">What went wrong.</param>
/// <param name="Attempts">What came of each attempt.</param>
internal sealed record ExportedPost(
    Guid Id, string Operation, string Status, DateTime CreatedAt, DateTime? DoneAt, string? Error, IReadOnlyList<PostAttempt> Attempts);

/// <summary>A sentence that was noted.</summary>
/// <param name="At">When.</param>
/// <param name="Text">The sentence.</param>
internal sealed record ExportedLine(DateTime At, string Text);
