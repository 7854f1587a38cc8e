using System.Text;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Description;
using WebConnectorSync.Sync.AppRecords;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>The app's side of records.</summary>
internal static class AppRecordsApi
{
    private static readonly AppCallValidator Validator = new();
    private static readonly QueryParameter Post = QueryParameter.Flag(
        "post", "true posts it with the next contact, false holds it until it is posted on request; absent as the rules say.");
    private static readonly HeaderParameter Key = new(
        IdempotencyStore.Header, IdempotencyStore.MaxKey,
        "The same key with the same call gets the same answer for at least 24 hours, and nothing is done twice; with another call it is " +
        "refused.");
    private static readonly AnswerHeader Replayed = new(
        IdempotencyStore.ReplayedHeader, "true when the call was carried out before and this is the answer it got then; else absent.");

    public static void MapAppRecords(this RouteGroupBuilder api)
    {
        var records = api.MapGroup("/companies/{company:guid}/records/{section}/by-external-id/{externalId}").WithTags("Records");
        records.MapPut("/", PutAsync)
            .Described(
                "putRecord",
                "Give the app's fields of a record",
                "The fields are the qbXML element names in camel case. What is given is kept the same in QuickBooks; null empties a " +
                "field; what is left out is not the app's and stays as it is in QuickBooks. The fields replace those of the call " +
                "before. listID or txnID links to a record QuickBooks has. The same fields again change nothing.")
            .Takes(Post)
            .WithMetadata(Key, Replayed)
            .WithMetadata(new RecordFieldsBody())
            .Accepts<RawJson>("application/json")
            .Produces<RecordJson>()
            .Produces<RecordJson>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409, 413, 415, 422, 503);
        records.MapDelete("/", DeleteAsync)
            .Described(
                "deleteRecord",
                "Take the app's side of a record away",
                "What becomes of the record in QuickBooks is said by the section's rule onDelete: it is unlinked, voided or deleted. " +
                "Doing it again changes nothing.")
            .Takes(Post)
            .WithMetadata(Key, Replayed)
            .Produces<RecordJson>()
            .Refuses(400, 404, 409, 422, 503);
    }

    private static async Task<IResult> PutAsync(
        Guid company, string section, string externalId, HttpRequest request, AppRecordCommands records, ServerDb db, ValueSeal seal,
        CancellationToken ct)
    {
        if (!request.HasJsonContentType())
        {
            return Refusal.NotJson();
        }

        var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        var (call, refusal) =
            await ReadAsync(company, section, externalId, request, bytes.GetBuffer().AsMemory(0, (int)bytes.Length), db, seal, ct);
        if (call is null)
        {
            return refusal!;
        }

        var body = AppBodyReader.Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), call.Section, out refusal);
        return body is null ? refusal! : Answer(request, await records.PutAsync(call, body, ct));
    }

    private static async Task<IResult> DeleteAsync(
        Guid company, string section, string externalId, HttpRequest request, AppRecordCommands records, ServerDb db, ValueSeal seal,
        CancellationToken ct)
    {
        var (call, refusal) = await ReadAsync(company, section, externalId, request, default, db, seal, ct);
        return call is null ? refusal! : Answer(request, await records.DeleteAsync(call, ct));
    }

    private static IResult Answer(HttpRequest request, AppOutcome outcome)
    {
        if (outcome is AppOutcome.Done { Answer.IsReplayed: true })
        {
            request.HttpContext.Response.Headers[IdempotencyStore.ReplayedHeader] = "true";
        }

        return outcome switch
        {
            AppOutcome.Done { Answer: var answer } => TypedResults.Text(
                answer.Body,
                "application/json; charset=utf-8",
                null,
                answer.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK),
            AppOutcome.Refused { Refusal: var refusal } => Refusal.Of(refusal),
            _ => throw new InvalidOperationException("There are two outcomes."),
        };
    }

    // A keyed hash of a call: tells a repeated call from another one with the same key.
    private static string HashOf(HttpRequest request, ReadOnlySpan<byte> body, ValueSeal seal) =>
        seal.Blind([.. Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n"), .. body]);

    private static async Task<(AppCall? Call, Refusal? Refusal)> ReadAsync(
        Guid company, string section, string externalId, HttpRequest request, ReadOnlyMemory<byte> body, ServerDb db, ValueSeal seal,
        CancellationToken ct)
    {
        var query = new QueryReader(request);
        var post = query.Flag(Post);
        if (query.Problem is { } problem)
        {
            return (null, problem);
        }

        if (await RecordsApi.PlaceProblemAsync(db, company, section, ct) is { } missing)
        {
            return (null, missing);
        }

        var to = SectionCatalogue.Find(section)!;
        if (!SectionObjects.IsWritable(to))
        {
            return (null, NotWritable(to));
        }

        var call = new AppCall(
            company,
            to,
            ExternalIdInPath.Of(request, externalId),
            post,
            request.Headers[IdempotencyStore.Header],
            HashOf(request, body.Span, seal));
        return Validator.Problems(call) is { Count: > 0 } problems ? (null, Refusal.Invalid(problems)) : (call, null);
    }

    private static Refusal NotWritable(SectionDef section) => new(
        StatusCodes.Status422UnprocessableEntity,
        "sectionNotWritable",
        $"QuickBooks takes no {section.Title.ToLowerInvariant()} from other programs, so {section.Name} can only be read.",
        $"Sections that can be written: {string.Join(", ", SectionObjects.Writable.Select(s => s.Name))}.");
}
