using WebConnectorSync.Server.Companies;
using WebConnectorSync.Server.Comparing;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Jobs;
using WebConnectorSync.Server.Sections;

namespace WebConnectorSync.Server.Sessions;

/// <summary>What happens by the clock, in one list.</summary>
internal static class SessionJobsSetup
{
    public static IServiceCollection AddSessionJobs(this IServiceCollection services)
    {
        services.AddJob<ExpireSessionsJob>(TimeSpan.FromMinutes(1), "Ends sessions whose Web Connector stopped calling, so that the company is free.");
        services.AddJob<NightlyJob>(TimeSpan.FromMinutes(1), "Asks for the nightly sync of companies whose time has come.");
        services.AddJob<CompanyRemovalJob>(TimeSpan.FromMinutes(1), "Removes what is stored for companies that were deleted, a few rows at a time.");
        services.AddJob<ComparisonDueJob>(TimeSpan.FromHours(1), "Asks for a full comparison of sections that have had none for 30 days.");
        services.AddJob<RetentionJob>(TimeSpan.FromDays(1), "Removes messages, log lines and sessions that are past their days or more than fit.");
        services.AddJob<CountsJob>(TimeSpan.FromDays(1), "Counts the records of each section again.");
        services.AddJob<UpkeepJob>(TimeSpan.FromDays(1), "Keeps the database in order and, on SQLite, makes a copy of it.");
        return services;
    }
}
