using FluentValidation;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>Settles a record in conflict.</summary>
internal static class ResolveApi
{
    public static void MapResolve(this RouteGroupBuilder api) => api
        .MapPost("/companies/{company:guid}/records/{section}/{record:guid}/resolve", ResolveAsync)
        .WithTags("Records")
        .Described(
            "resolveConflict",
            "Settle a record in conflict",
            "link: it is the record of QuickBooks that quickBooksId names. keepApart: it is none of them and is posted as a new one. " +
            "ignore: it does not sync, or its values stay different. useQuickBooks, useApp: whose values count for a record both sides " +
            "have.")
        .TakesBody<ResolveBody>("""{"action": "link", "quickBooksId": "8000002A-1735689600"}""")
        .Produces<RecordJson>()
        .Refuses(400, 404, 409, 415);

    private static async Task<IResult> ResolveAsync(
        Guid company, string section, Guid record, HttpRequest request, IValidator<ResolveBody> validator, ConflictResolution resolution,
        ServerDb db, CancellationToken ct)
    {
        var (wanted, refusal) = await JsonBody.ReadAsync(request, ResolveBody.Read, validator, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        return await resolution.ResolveAsync(
            company, section, record, wanted.Action!.Value, wanted.QuickBooksId, request.HttpContext.User.Identity?.Name ?? "", ct) switch
        {
            ResolutionOutcome.Done done => TypedResults.Ok(RecordJson.From(done.Record)),
            ResolutionOutcome.NotPossible not => Refusal.Conflict(not.Code, not.Message, not.Advice),
            _ => await RecordsApi.PlaceProblemAsync(db, company, section, ct) ?? RecordsApi.RecordNotFound(),
        };
    }
}

/// <summary>The body that settles a conflict.</summary>
/// <param name="Action">What was decided.</param>
/// <param name="QuickBooksId">To link: which record of QuickBooks it is; may be left out when there is one candidate only.</param>
internal sealed record ResolveBody(Decision? Action, string? QuickBooksId)
{
    /// <summary>To link: which record of QuickBooks it is; may be left out when there is one candidate only.</summary>
    public string? QuickBooksId { get; } = QuickBooksId?.Trim();

    public static ResolveBody Read(JsonFields fields) => new(fields.Word<Decision>("action"), fields.Text("quickBooksId"));
}

/// <summary>What may be decided.</summary>
internal sealed class ResolveValidator : AbstractValidator<ResolveBody>
{
    public ResolveValidator()
    {
        RuleFor(b => b.Action).Required("The action", $"One of: {string.Join(", ", EnumWords.Of<Decision>())}.");
        RuleFor(b => b.QuickBooksId).Line("The id of the record in QuickBooks", QuickBooksIds.MaxLength);
    }
}
