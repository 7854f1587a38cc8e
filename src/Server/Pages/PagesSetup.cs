using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Server.Pages.Companies;
using WebConnectorSync.Server.Pages.Documents;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Log;
using WebConnectorSync.Server.Pages.Records;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Rules;
using WebConnectorSync.Server.Pages.Search;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages;

/// <summary>Registers and maps the pages.</summary>
internal static class PagesSetup
{
    /// <summary>The policy of every page except sign-in, welcome and error.</summary>
    public const string Policy = "Pages";

    /// <summary>The same, when the person has nothing to do about their account first.</summary>
    private const string NoDuty = "NoDuty";

    // As long as somebody needs to fetch the phone.
    private static readonly TimeSpan StepLives = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        var authentication = services.AddAuthentication();
        authentication.AddCookie(UserCaller.Scheme, cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.Cookie.Name = "wcs";
            Harden(cookie.Cookie);
            cookie.Events.OnValidatePrincipal = UserCaller.RenewAsync;
            cookie.Events.OnCheckSlidingExpiration = UserCaller.NoteActivityAsync;
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                // Answered in place: there is no page to redirect to.
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        authentication.AddCookie(
            IdentityConstants.TwoFactorUserIdScheme,
            cookie =>
            {
                BetweenSteps(cookie, "wcs-second", SameSiteMode.Strict);
                SecondStepCookie.Configure(cookie);
            });

        // Comes with an address that the provider's page opens.
        authentication.AddCookie(IdentityConstants.ExternalScheme, cookie => BetweenSteps(cookie, "wcs-openid", SameSiteMode.Lax));
        services.AddOptions<CookieAuthenticationOptions>(UserCaller.Scheme)
            .Configure<SignInSettings>((cookie, options) => cookie.ExpireTimeSpan = TimeSpan.FromMinutes(options.IdleMinutes));
        services.AddAuthorizationBuilder()
            .AddPolicy(Policy, policy => policy.AddAuthenticationSchemes(UserCaller.Scheme).RequireAuthenticatedUser())
            .AddPolicy(NoDuty, policy => policy.AddAuthenticationSchemes(UserCaller.Scheme).RequireAuthenticatedUser()
                .RequireAssertion(context => CallerClaims.DutyOf(context.User) == SignInDuty.None));
        services.AddSingleton<LivePages>();
        services.AddSingleton<LiveSources>();
        services.AddScoped<PageTime>();
        services.AddScoped<CompanySwitch>();
        services.AddScoped<CompanyList>();
        services.AddScoped<CompanyNow>();
        services.AddScoped<ReferenceNames>();
        services.AddScoped<ConnectionFacts>();
        services.AddScoped<LogReader>();
        services.AddScoped<LogSearch>();
        services.AddScoped<SiteSearch>();
        services.AddScoped<RecordCommands>();
        services.AddScoped<KnownNames>();
        services.AddSingleton<IStartupFilter, SecurityHeadersFilter>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "wcs-form";
            Harden(antiforgery.Cookie);
        });
        services.Configure<CookieTempDataProviderOptions>(data =>
        {
            data.Cookie.Name = "wcs-said";
            Harden(data.Cookie);
        });
        services.AddKeys();
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/", Policy);
            pages.Conventions.AllowAnonymousToPage("/Account/SignIn");
            pages.Conventions.AllowAnonymousToPage("/Account/SecondStep");
            pages.Conventions.AllowAnonymousToPage("/Account/Provider");
            pages.Conventions.AllowAnonymousToPage("/Account/Welcome");
            pages.Conventions.AllowAnonymousToPage("/Account/Problem");
            pages.Conventions.AllowAnonymousToFolder("/Help");
        }).AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<PageAuthorizationFilter>();
            Typed.Speak(mvc.ModelBindingMessageProvider);
        });
        return services;
    }

    /// <summary>Shows a page when something is not there or failed.</summary>
    public static void UsePages(this IApplicationBuilder app) => app.UseWhen(IsForPeople, people =>
    {
        // A browser that came by https once keeps to it.
        people.Use((context, next) =>
        {
            if (context.Request.IsHttps)
            {
                context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
            }

            return next(context);
        });
        people.UseExceptionHandler("/problem/500");
        people.UseStatusCodePagesWithReExecute("/problem/{0}");
    });

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRazorPages();
        endpoints.MapGet("/live", LiveUpdates.Stream).RequireAuthorization(NoDuty).ExcludeFromDescription();
        endpoints.MapGet("/assets/{name}", SiteAsset.Answer).AllowAnonymous().ExcludeFromDescription();
        return endpoints;
    }

    // In the database, so that every server reads what another one signed, and a sign-in survives a restart and a move.
    private static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("WebConnectorSync");
        services.AddOptions<KeyManagementOptions>()
            .Configure<ServerDbFactory>((keys, databases) => keys.XmlRepository = new ProtectionKeys(databases));
    }

    // The steps of a sign-in before the last.
    private static void BetweenSteps(CookieAuthenticationOptions cookie, string name, SameSiteMode sameSite)
    {
        cookie.Cookie.Name = name;
        cookie.ExpireTimeSpan = StepLives;
        Harden(cookie.Cookie, sameSite);
    }

    private static void Harden(CookieBuilder cookie, SameSiteMode sameSite = SameSiteMode.Strict)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static bool IsForPeople(HttpContext context) =>
        !Array.Exists(
            ["/api", "/qbwc", "/openapi", "/health", "/assets", "/live"],
            prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    private sealed class SecurityHeadersFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseWhen(
                context => !HttpMethods.IsPost(context.Request.Method)
                    || !context.Request.Path.StartsWithSegments("/qbwc", StringComparison.OrdinalIgnoreCase),
                SecurityHeaders.Use);
            next(app);
        };
    }
}
