using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Pages;

/// <summary>The front door of the pages.</summary>
internal static class PagesSetup
{
    /// <summary>The policy of every page that shows company data.</summary>
    public const string Policy = "Pages";

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.Cookie.Name = "wcs";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.Events.OnValidatePrincipal = SignInSession.RefuseRevokedKeyAsync;
        });
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy
            .AddAuthenticationSchemes(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddRequirements(new SignedIn()));
        services.AddSingleton<IAuthorizationHandler, SignedInCheck>();
        services.AddSingleton<SignInLimit>();
        services.AddScoped<CompanyList>();
        services.AddSingleton<IStartupFilter, SecurityHeadersFilter>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "wcs-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        // Beside the data, so that a sign-in survives a restart and a move.
        services.AddDataProtection().SetApplicationName("WebConnectorSync");
        services.AddOptions<KeyManagementOptions>().Configure<DataDirectory, ILoggerFactory>((keys, directory, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(Directory.CreateDirectory(Path.Combine(directory.Path, "keys")), loggers));
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/", Policy);
            pages.Conventions.AllowAnonymousToPage("/SignIn");
        });
        return services;
    }

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRazorPages();
        endpoints.MapGet("/live", LiveUpdates.Stream).RequireAuthorization(Policy).ExcludeFromDescription();
        endpoints.MapGet("/assets/{name}", SiteAsset.Answer).AllowAnonymous().ExcludeFromDescription();
        return endpoints;
    }

    private sealed class SecurityHeadersFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseWhen(context => !HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.StartsWithSegments("/qbwc", StringComparison.OrdinalIgnoreCase), SecurityHeaders.Use);
            next(app);
        };
    }
}
