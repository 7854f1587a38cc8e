using WebConnectorSync.Server.Jobs;

namespace WebConnectorSync.Server.AppSide;

/// <summary>The front door of what the app keeps here.</summary>
internal static class AppSideSetup
{
    public static IServiceCollection AddAppSide(this IServiceCollection services) => services
        .AddScoped<ReferenceResolver>()
        .AddScoped<WantedRecords>()
        .AddScoped<CompanyLimits>()
        .AddScoped<AppCheck>()
        .AddScoped<PostContent>()
        .AddScoped<AppLinking>()
        .AddScoped<RepeatedCalls>()
        .AddScoped<AppRecords>()
        .AddJob<ForgetCallsJob>(TimeSpan.FromHours(6), "Forgets the answers to repeated calls of the app after a day.");
}
