using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Authorization;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Jobs;

/// <summary>Hangfire's own pages for administrators: every turn with its result, and buttons that begin one.</summary>
internal static class JobsDashboard
{
    public const string Path = "/jobs";

    private static readonly AuthorizationPolicy Administrators = new AuthorizationPolicyBuilder(UserCaller.Scheme)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => CallerClaims.Read(context.User).IsAtLeast(Role.Administrator)
            && CallerClaims.DutyOf(context.User) == SignInDuty.None)
        .Build();

    public static void MapJobsDashboard(this IEndpointRouteBuilder endpoints)
    {
        // With the first visit, as it needs the storage, which is made when the database is there.
        var pipeline = new Lazy<RequestDelegate>(() => Build(endpoints.CreateApplicationBuilder()), LazyThreadSafetyMode.PublicationOnly);
        endpoints.Map(Path + "/{**page}", http => pipeline.Value(http)).RequireAuthorization(Administrators).ExcludeFromDescription();
    }

    private static RequestDelegate Build(IApplicationBuilder app)
    {
        var options = new DashboardOptions
        {
            Authorization = [],
            AppPath = "/settings/server",
            DashboardTitle = "Jobs",
            DisplayStorageConnectionString = false,
            StatsPollingInterval = 5_000,
        };
        var services = app.ApplicationServices;
        return app
            .Use(NoteAsync)
            .UsePathBase(Path)
            .UseMiddleware<AspNetCoreDashboardMiddleware>(
                services.GetRequiredService<JobStorage>(), options, services.GetRequiredService<Hangfire.Dashboard.RouteCollection>(), true)
            .Build();
    }

    // A button is a command that answers "no content"; the figures that the page asks for all the time are none.
    private static async Task NoteAsync(HttpContext http, RequestDelegate next)
    {
        var command = http.Request.Path.Value![Path.Length..].Trim('/');
        await next(http);
        if (HttpMethods.IsPost(http.Request.Method) && http.Response.StatusCode == StatusCodes.Status204NoContent)
        {
            var chosen =
                http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["jobs[]"].ToString() : "";
            await http.RequestServices.GetRequiredService<AuditTrail>()
                .NoteAsync($"Pressed {command} {chosen}".TrimEnd() + " on the page of the jobs.", null, http.RequestAborted);
        }
    }
}
