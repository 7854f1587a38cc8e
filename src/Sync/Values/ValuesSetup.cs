using FluentValidation;

namespace WebConnectorSync.Server.Values;

/// <summary>The front door of the values' room.</summary>
internal static class ValuesSetup
{
    /// <summary>Every validator of the server. They keep nothing, so one of each will do.</summary>
    public static IServiceCollection AddValues(this IServiceCollection services) =>
        services.AddValidatorsFromAssemblyContaining<Bounds>(ServiceLifetime.Singleton, includeInternalTypes: true);
}
