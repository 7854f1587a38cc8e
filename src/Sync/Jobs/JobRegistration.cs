using System.Text.Json;

namespace WebConnectorSync.Sync.Jobs;

/// <summary>Registers what is done by the clock. The host runs the turns.</summary>
internal static class JobRegistration
{
    /// <summary>Runs <typeparamref name="T"/> every so often, on one server at a time. A turn whose server died is run again.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="every">How often.</param>
    /// <param name="does">What it does, in one sentence.</param>
    public static IServiceCollection AddJob<T>(this IServiceCollection services, TimeSpan every, string does)
        where T : class, IServerJob =>
        services.AddScoped<T>().AddSingleton(new JobPlan(NameOf<T>(), does, every, typeof(T)));

    /// <summary>What a job is called, here and in the API: ExpireSessionsJob is expireSessions.</summary>
    public static string NameOf<T>() => JsonNamingPolicy.CamelCase.ConvertName(
        typeof(T).Name.EndsWith("Job", StringComparison.Ordinal) ? typeof(T).Name[..^3] : typeof(T).Name);
}
