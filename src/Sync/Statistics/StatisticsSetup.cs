using WebConnectorSync.Server.Jobs;

namespace WebConnectorSync.Server.Statistics;

/// <summary>The front door of the statistics' room.</summary>
internal static class StatisticsSetup
{
    public static IServiceCollection AddStatistics(this IServiceCollection services) => services
        .AddScoped<DayCount>()
        .AddScoped<CompanyCharts>()
        .AddJob<StatisticsJob>(TimeSpan.FromHours(1), "Counts syncs, problems, posts and records of the day for the charts.");
}
