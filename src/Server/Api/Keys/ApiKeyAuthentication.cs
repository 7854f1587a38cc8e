using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using WebConnectorSync.Server.Limits;

namespace WebConnectorSync.Server.Api.Keys;

/// <summary>Authorization: Bearer KEY. A missing, unknown and revoked key get the same answer. The
/// key is looked up first, so that whoever has a right one is let in whatever others guess.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyCheck keys,
    ApiLimit limit) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Prefix = "Bearer ";
    private const string Wait = "60";

    private bool isOneTooMany;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.FindAsync(header[Prefix.Length..].Trim(), Context.RequestAborted) is not { } key)
        {
            isOneTooMany = limit.NoteWrong(Context.Connection.RemoteIpAddress);
            return AuthenticateResult.Fail("No such key.");
        }

        return AuthenticateResult.Success(
            new AuthenticationTicket(key.ToPrincipal(await keys.CompaniesAsync(key, Context.RequestAborted)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (isOneTooMany)
        {
            Response.Headers.RetryAfter = Wait;
            return new Refusal(
                StatusCodes.Status429TooManyRequests,
                "tooManyWrongKeys",
                "Too many wrong API keys came from this address.",
                "Wait a minute and use a key of this server; a right one is let in at any time.").ExecuteAsync(Context);
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return new Refusal(
            StatusCodes.Status401Unauthorized,
            "unauthorized",
            "The request carries no valid API key.",
            "Send the header Authorization: Bearer KEY with a key of this server.").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => HandleChallengeAsync(properties);
}
