using FluentValidation;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Server.Connect;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Api.Companies;

/// <summary>What connects a company with its Web Connector: creating it, its .qwc file, its password.</summary>
internal static class ConnectionApi
{
    public static void MapConnection(this RouteGroupBuilder companies)
    {
        companies.MapPost("/", CreateAsync)
            .Described("createCompany", "Connect a company file", "Answers the password for the Web Connector; it is answered this once.")
            .TakesBody<CreateCompanyBody>("""{"name": "Nordwind Traders"}""")
            .Produces<CreatedCompanyJson>(StatusCodes.Status201Created)
            .Refuses(400, 409, 415);
        companies.MapGet("/{company:guid}/qwc", DownloadAsync)
            .Described(
                "downloadQwc",
                "Download the .qwc file",
                "The same each time, so a second download is the same connection. Refused with every reason while the Web Connector " +
                "would not accept the server's PublicUrl.")
            .Produces<Stream>(StatusCodes.Status200OK, QwcFile.ContentType)
            .Refuses(404, 409);
        companies.MapPost("/{company:guid}/password", NewPasswordAsync)
            .Described(
                "newPassword", "Make a new password for the Web Connector", "The old one is refused from now on. Answered this once.")
            .Produces<WebConnectorJson>()
            .Refuses(404);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request, IValidator<CreateCompanyBody> validator, CompanyCreation creation, ServerOptions options, CancellationToken ct)
    {
        var (wanted, refusal) = await JsonBody.ReadAsync(request, CompanyBodies.ReadNew, validator, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        return await creation.CreateAsync(wanted, ct) switch
        {
            CompanyCreated.Done done => TypedResults.Created(
                $"{ApiSetup.Base}/companies/{done.Company.Id}",
                new CreatedCompanyJson(done.Company.Id, done.Company.Name, WebConnector(done.Company, done.Password, options))),
            CompanyCreated.Refused { Reason: CompanyRefusal.NameTaken } => CompaniesApi.NameTaken(wanted.Name!),
            CompanyCreated.Refused refused => Refusal.Invalid(refused.Problems),
            _ => throw new InvalidOperationException("There are two outcomes."),
        };
    }

    private static async Task<IResult> DownloadAsync(Guid company, QwcDownload download, CancellationToken ct) =>
        await download.PrepareAsync(company, ct) switch
        {
            null => Refusal.CompanyNotFound(),
            { Problems: { Count: > 0 } problems } => Refusal.Conflict(
                "publicUrlNotAcceptable",
                "The Web Connector would not accept the address of this server, so there is no .qwc file yet.",
                "Ask the administrator to correct PublicUrl; errors says what is wrong with it.",
                [.. problems.Select(p => new FieldProblem("PublicUrl", "publicUrlNotAcceptable", p, "Correct PublicUrl in the server's " +
                    "configuration and restart it."))]),
            { } file => TypedResults.File(file.Bytes, QwcFile.ContentType, file.Name),
        };

    private static async Task<IResult> NewPasswordAsync(
        Guid company, CompanyActions actions, CompanyReader companies, ServerOptions options, CancellationToken ct) =>
        await actions.NewPasswordAsync(company, ct) is { } password && await companies.FindAsync(company, ct) is { } row
            ? TypedResults.Ok(WebConnector(row.Company, password, options))
            : Refusal.CompanyNotFound();

    private static WebConnectorJson WebConnector(Company company, string password, ServerOptions options) => new(
        company.UserName,
        password,
        options.PublicUrl + QwcFile.EndpointPath,
        $"{options.PublicUrl}{ApiSetup.Base}/companies/{company.Id}/qwc");
}
