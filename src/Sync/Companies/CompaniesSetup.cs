namespace WebConnectorSync.Server.Companies;

/// <summary>The front door of the companies' room.</summary>
internal static class CompaniesSetup
{
    public static IServiceCollection AddCompanies(this IServiceCollection services) => services
        .AddSingleton<CompanyPasswords>()
        .AddScoped<CompanyCreation>()
        .AddScoped<AddressProbe>();
}
