using System.Globalization;
using FluentValidation;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.RuleChanges;
using WebConnectorSync.Sync.Rules;

namespace WebConnectorSync.Server.Api.Rules;

/// <summary>The rules of a company as one document.</summary>
internal static class RulesApi
{
    private const string Example = """
        {
          "version": 0, "import": "automatic", "fromDate": "2026-01-01", "paymentMethods": null,
          "jobs": {"include": "all", "exclude": ["Internal:*"]}, "employees": {"include": "active", "invite": false}, "vendors": {"include": "all", "chosen": []},
          "defaults": {"quickBooksOnly": "create", "appOnly": "create", "post": "atOnce", "conflict": "quickBooks", "afterPosting": "modify", "onDelete": "unlink", "characters": "refuse"},
          "sections": {"invoices": {"post": "onRequest"}}
        }
        """;

    public static void MapRules(this RouteGroupBuilder api)
    {
        var rules = api.MapGroup("/companies/{company:guid}/rules").WithTags("Rules");
        rules.MapGet("/", GetAsync)
            .Described("getRules", "Read the rules", "The whole document. Version 0 are the defaults.")
            .Produces<RulesJson>()
            .Refuses(404);
        rules.MapPut("/", ChangeAsync)
            .Described(
                "changeRules",
                "Replace the rules",
                "The whole document, with the version it was read with; an absent key has its default. The next session judges what is " +
                "stored by the new rules.")
            .TakesBody<RulesJson>(Example)
            .Produces<RulesJson>()
            .Refuses(400, 404, 409, 415);
        rules.MapPost("/preview", PreviewAsync)
            .Described(
                "previewRules",
                "Say what changed rules would do",
                "Takes the document as changeRules does, and changes nothing: what would be created in the app, ignored, held and " +
                "posted among the records stored now, with counts and examples. The next session after the change does exactly this.")
            .TakesBody<RulesJson>(Example)
            .Produces<RulesPreview>()
            .Refuses(400, 404, 409, 415);
        rules.MapGet("/history", HistoryAsync)
            .Described("listRuleVersions", "List the versions of the rules", "Newest first, with who changed them and when.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Produces<ItemList<RuleHistoryJson>>()
            .Refuses(400, 404);
    }

    private static async Task<IResult> GetAsync(Guid company, CompanyReader companies, RuleCache ruleCache, CancellationToken ct) =>
        await companies.FindAsync(company, ct) is null ? Refusal.CompanyNotFound() : TypedResults.Ok(
            RulesJson.From(await ruleCache.CurrentAsync(company, ct)));

    private static async Task<IResult> ChangeAsync(
        Guid company, HttpRequest request, IValidator<CompanyRules> validator, CompanyReader companies, RuleCache ruleCache,
        CancellationToken ct)
    {
        if (await companies.FindAsync(company, ct) is null)
        {
            return Refusal.CompanyNotFound();
        }

        var (rules, refusal) = await ReadAsync(request, validator, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        return await ruleCache.ChangeAsync(company, rules, request.HttpContext.User.Identity?.Name ?? "", ct) switch
        {
            RulesChange.Done done => TypedResults.Ok(RulesJson.From(done.Rules)),
            RulesChange.Outdated outdated => Outdated(outdated.CurrentVersion, rules),
            var unknown => throw new InvalidOperationException($"No answer for {unknown}."),
        };
    }

    private static async Task<IResult> PreviewAsync(
        Guid company, HttpRequest request, IValidator<CompanyRules> validator, CompanyReader companies, RuleCache ruleCache,
        RulesPreviewer preview, CancellationToken ct)
    {
        if (await companies.FindAsync(company, ct) is null)
        {
            return Refusal.CompanyNotFound();
        }

        var (rules, refusal) = await ReadAsync(request, validator, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        var current = await ruleCache.CurrentAsync(company, ct);
        return current.Version == rules.Version ? TypedResults.Ok(
            await preview.OfAsync(company, rules, ct)) : Outdated(current.Version, rules);
    }

    private static Refusal Outdated(int current, CompanyRules rules) => Refusal.Conflict(
        "rulesChanged",
        $"The rules were changed since they were read: they have version {current} now, and the change was made from version " +
        $"{rules.Version}.",
        "Read the rules again, make the change in what you read, and send that.");

    private static async Task<IResult> HistoryAsync(
        Guid company, HttpRequest request, CompanyReader companies, RuleCache ruleCache, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var limit = query.Number(QueryParameter.Limit);
        var list = $"rules/{company:N}";
        var before = query.Cursor<int>(
            list, 1, key => int.TryParse(key[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        return await companies.FindAsync(company, ct) is null
            ? Refusal.CompanyNotFound()
            : TypedResults.Ok(
                ItemList<RuleHistoryJson>.Of(
                    await ruleCache.HistoryAsync(company, before, limit + 1, ct),
                    limit,
                    RuleHistoryJson.From,
                    r => Cursor.Write(list, r.Version)));
    }

    private static async Task<(CompanyRules Rules, Refusal? Refusal)> ReadAsync(
        HttpRequest request, IValidator<CompanyRules> validator, CancellationToken ct)
    {
        var (rules, refusal) = await JsonBody.ReadAsync(request, RulesReader.Read, validator, ct);
        return refusal is null ? (RulesReader.WithDifferencesOnly(rules), null) : (CompanyRules.Default, refusal);
    }
}
