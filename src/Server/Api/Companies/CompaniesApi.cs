using FluentValidation;
using WebConnectorSync.Sync.Companies;

namespace WebConnectorSync.Server.Api.Companies;

/// <summary>Companies: create, read, change, remove.</summary>
internal static class CompaniesApi
{
    public static void MapCompanies(this RouteGroupBuilder api)
    {
        var companies = api.MapGroup("/companies").WithTags("Companies");
        companies.MapGet("/", ListAsync)
            .Described("listCompanies", "List the companies", "In the order in which they were created.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Produces<ItemList<CompanyJson>>()
            .Refuses(400);
        companies.MapConnection();

        var company = companies.MapGroup("/{company:guid}");
        company.MapGet("/", GetAsync)
            .Described("getCompany", "Read one company", "With its status and the reason for it.")
            .Produces<CompanyJson>()
            .Refuses(404);
        company.MapPatch("/", ChangeAsync)
            .Described(
                "changeCompany",
                "Change the name or the times of a company",
                "Absent fields stay as they are. What concerns the Web Connector's own clock reaches it at its next contact, and only " +
                "ever makes its interval longer; to make it shorter, change Every_Min in the Web Connector or open the .qwc file again.")
            .TakesBody<ChangeCompanyBody>("""{"name": "Nordwind Traders", "polling": {"policy": "adaptive"}, "stayConnected": {"on": true, "from": "08:00", "to": "18:00"}, "timeZone": "America/New_York"}""")
            .Produces<CompanyJson>()
            .Refuses(400, 404, 409, 415);
        company.MapDelete("/", DeleteAsync)
            .Described("deleteCompany", "Remove a company", "Removes everything stored here for it. Nothing is deleted in QuickBooks.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(404);
        company.MapSync();
    }

    /// <summary>The answer to a name another company has.</summary>
    public static Refusal NameTaken(string name)
    {
        var taken = CompanyName.Taken(name);
        return Refusal.Conflict(taken.Code, taken.Message, taken.Advice);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, CompanyReader companies, TimeProvider clock, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var limit = query.Number(QueryParameter.Limit);
        var after = query.Cursor<Guid>("companies", 1, key => Guid.TryParse(key[0], out var id) ? id : null);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var rows = await companies.ListAsync(after, limit + 1, ct);
        return TypedResults.Ok(
            ItemList<CompanyJson>.Of(rows, limit, row => CompanyJson.From(row, clock), row => Cursor.Write("companies", row.Company.Id)));
    }

    private static async Task<IResult> GetAsync(Guid company, CompanyReader companies, TimeProvider clock, CancellationToken ct) =>
        await companies.FindAsync(company, ct) is { } row ? TypedResults.Ok(CompanyJson.From(row, clock)) : Refusal.CompanyNotFound();

    private static async Task<IResult> ChangeAsync(
        Guid company,
        HttpRequest request,
        IValidator<ChangeCompanyBody> validator,
        CompanyActions actions,
        CompanyReader companies,
        TimeProvider clock,
        CancellationToken ct)
    {
        var (change, refusal) = await JsonBody.ReadAsync(request, CompanyBodies.ReadChange, validator, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        return await actions.ChangeAsync(company, change, ct) == CompanyChanged.NameTaken
            ? NameTaken(change.Name!)
            : await GetAsync(company, companies, clock, ct);
    }

    private static async Task<IResult> DeleteAsync(Guid company, CompanyActions actions, CancellationToken ct) =>
        await actions.DeleteAsync(company, ct) ? TypedResults.NoContent() : Refusal.CompanyNotFound();
}
