using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.Access;

/// <summary>Registers the sign-in by an OpenID Connect provider, when the configuration names one.</summary>
internal static class OpenIdSetup
{
    /// <summary>The scheme.</summary>
    public const string Scheme = "OpenId";

    public static IServiceCollection AddOpenId(this IServiceCollection services, OpenIdOptions provider)
    {
        if (!provider.IsOn)
        {
            return services;
        }

        services.AddAuthentication().AddOpenIdConnect(Scheme, provider.Name, openId =>
        {
            (openId.Authority, openId.ClientId, openId.ClientSecret) = (provider.Authority, provider.ClientId, provider.ClientSecret);
            openId.RequireHttpsMetadata = !new Uri(provider.Authority!).IsLoopback;
            openId.BackchannelTimeout = TimeSpan.FromSeconds(10);
            openId.SignInScheme = IdentityConstants.ExternalScheme;
            openId.CallbackPath = "/sign-in/openid";

            // The answer comes as an address that the browser opens: its cookies need not be sent along with foreign forms.
            (openId.ResponseType, openId.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
            openId.CorrelationCookie.SameSite = openId.NonceCookie.SameSite = SameSiteMode.Lax;
            openId.CorrelationCookie.SecurePolicy = openId.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            openId.Scope.Clear();
            openId.Scope.Add("openid");
            openId.Scope.Add("email");
            openId.MapInboundClaims = false;
            openId.GetClaimsFromUserInfoEndpoint = true;
            openId.ClaimActions.MapJsonKey("email", "email");
            openId.ClaimActions.MapJsonKey("email_verified", "email_verified");
            openId.TokenValidationParameters.NameClaimType = "sub";
            openId.Events.OnRemoteFailure = context =>
            {
                // The person said no there, or came back too late. What the provider says of it is its own business.
                context.Response.Redirect("/sign-in?refused=true");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
        return services;
    }
}
