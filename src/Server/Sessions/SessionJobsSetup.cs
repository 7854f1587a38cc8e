using WebConnectorSync.Server.Jobs;

namespace WebConnectorSync.Server.Sessions;

/// <summary>The jobs of the sessions' room.</summary>
internal static class SessionJobsSetup
{
    public static IServiceCollection AddSessionJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection(RetentionOptions.Section).Get<RetentionOptions>() ?? new());
        services.AddJob<ExpireSessionsJob>(TimeSpan.FromMinutes(1));
        services.AddJob<RetentionJob>(TimeSpan.FromDays(1));
        return services;
    }
}
