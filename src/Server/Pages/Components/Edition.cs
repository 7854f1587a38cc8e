using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>Which QuickBooks a company is connected to: "QuickBooks Enterprise Solutions 24.0, US".</summary>
internal static class Edition
{
    public static string? Of(Company company) =>
        company.Product is null ? null : company.Country is null ? company.Product : $"{company.Product}, {company.Country}";
}
