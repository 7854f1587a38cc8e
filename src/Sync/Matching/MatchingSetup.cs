namespace WebConnectorSync.Server.Matching;

/// <summary>The front door of the matching room.</summary>
internal static class MatchingSetup
{
    public static IServiceCollection AddMatching(this IServiceCollection services) => services
        .AddScoped<AppKeys>()
        .AddScoped<LinkSettlement>()
        .AddScoped<RecordJoin>()
        .AddScoped<AppMatching>()
        .AddScoped<PageMatching>()
        .AddScoped<HastyLinks>()
        .AddScoped<BothChanged>()
        .AddScoped<ResetMatching>()
        .AddScoped<ConflictResolution>()
        .AddScoped<RecordActions>();
}
