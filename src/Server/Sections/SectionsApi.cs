using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Companies;

namespace WebConnectorSync.Server.Sections;

/// <summary>How far each section is.</summary>
internal static class SectionsApi
{
    public static void MapSections(this RouteGroupBuilder api) => api
        .MapGet("/companies/{company:guid}/sections", ListAsync)
        .WithTags("Sections")
        .Described("listSections", "List the sections of a company", "All of them, in the order in which they sync.")
        .Produces<ItemList<SectionJson>>()
        .Refuses(400, 404);

    private static async Task<IResult> ListAsync(Guid company, HttpRequest request, CompanyReader companies, SectionReader sections, CancellationToken ct)
    {
        if (new QueryReader(request).Problem is { } problem)
        {
            return problem;
        }

        return await companies.FindAsync(company, ct) is null
            ? CompanyReader.NotFound()
            : TypedResults.Ok(new ItemList<SectionJson>([.. (await sections.ReadAsync([company], ct))[company]], null));
    }
}
