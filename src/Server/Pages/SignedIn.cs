using System.Net;
using Microsoft.AspNetCore.Authorization;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Pages;

/// <summary>Somebody signed in, or it is the demo on one's own machine.</summary>
internal sealed class SignedIn : IAuthorizationRequirement;

/// <summary>Lets signed-in people in; in the demo also whoever sits at the machine.</summary>
internal sealed class SignedInCheck(ServerOptions options) : AuthorizationHandler<SignedIn>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SignedIn requirement)
    {
        if (context.User.Identity?.IsAuthenticated == true || (options.Demo && context.Resource is HttpContext http && IsLocal(http)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    // The name is looked at too: a foreign page whose host name points to this machine must not read the demo.
    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && (http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));
}
