using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Records;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Server.Api.Sections;

/// <summary>How far each section is.</summary>
internal static class SectionsApi
{
    public static void MapSections(this RouteGroupBuilder api)
    {
        api.MapGet("/companies/{company:guid}/sections", ListAsync)
            .WithTags("Sections")
            .Described("listSections", "List the sections of a company", "All of them, in the order in which they sync.")
            .Produces<ItemList<SectionJson>>()
            .Refuses(400, 404);
        api.MapPost("/companies/{company:guid}/sections/{section}/acknowledge", AcknowledgeAsync)
            .WithTags("Sections")
            .Described(
                "acknowledgeWarnings",
                "Acknowledge the warnings of a section",
                "A person has seen them: they are shown no more until one of them says something else. Errors are not affected; they " +
                "end when their cause does. Answers the section as it is then.")
            .Produces<SectionJson>()
            .Refuses(404);
    }

    private static async Task<IResult> AcknowledgeAsync(
        Guid company, string section, CompanyReader companies, SectionReader sections, Acknowledgement acknowledgement,
        CancellationToken ct)
    {
        if (await companies.FindAsync(company, ct) is null)
        {
            return Refusal.CompanyNotFound();
        }

        if (SectionCatalogue.Find(section) is null)
        {
            return RecordsApi.SectionNotFound();
        }

        await acknowledgement.AcknowledgeAsync(company, section, null, ct);
        return TypedResults.Ok((await sections.ReadAsync(company, ct)).Single(s => s.Section == section));
    }

    private static async Task<IResult> ListAsync(Guid company, CompanyReader companies, SectionReader sections, CancellationToken ct) =>
        await companies.FindAsync(company, ct) is null
            ? Refusal.CompanyNotFound()
            : TypedResults.Ok(new ItemList<SectionJson>(await sections.ReadAsync(company, ct), null));
}
