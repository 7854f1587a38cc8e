using System.Text.RegularExpressions;
using WebConnectorSync.Domain.Companies;

namespace WebConnectorSync.Server.Companies;

/// <summary>A company as the API answers it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people here call it.</param>
/// <param name="Status">How it stands, in one word.</param>
/// <param name="Why">How it stands, in one sentence: what is waited for.</param>
/// <param name="Actor">Who has to act (bookkeeper, administrator, developer); null when nobody has to.</param>
/// <param name="Advice">What to do; null when nothing.</param>
/// <param name="Since">Since when it stands so, as far as it is known.</param>
/// <param name="LastContactAt">When a Web Connector last called.</param>
/// <param name="NextContactAt">When it is expected to call next.</param>
/// <param name="LastSyncAt">When a session last brought everything.</param>
/// <param name="SyncRequestedAt">When a sync was asked for that has not begun.</param>
/// <param name="EveryMinutes">Minutes between two contacts.</param>
/// <param name="CreatedAt">When it was created here.</param>
/// <param name="QuickBooks">The QuickBooks it is connected to.</param>
internal sealed record CompanyJson(
    Guid Id,
    string Name,
    CompanyStatus Status,
    string Why,
    string? Actor,
    string? Advice,
    DateTime? Since,
    DateTime? LastContactAt,
    DateTime? NextContactAt,
    DateTime? LastSyncAt,
    DateTime? SyncRequestedAt,
    int EveryMinutes,
    DateTime CreatedAt,
    QuickBooksJson QuickBooks)
{
    public static CompanyJson From(CompanyRow row, TimeProvider clock)
    {
        var (company, condition) = (row.Company, row.Condition(clock));
        return new(
            company.Id,
            company.Name,
            condition.Status,
            condition.Why,
            condition.Actor,
            condition.Advice,
            condition.Since,
            company.LastContactAt,
            row.NextContactAt(clock),
            company.LastSyncAt,
            company.SyncRequestedAt,
            company.EveryMinutes,
            company.CreatedAt,
            QuickBooksJson.From(company));
    }
}

/// <summary>The QuickBooks a company is connected to; everything is null before the first good session.</summary>
/// <param name="Product">ProductName as QuickBooks says it.</param>
/// <param name="Version">The release in the product's name, "24.0".</param>
/// <param name="QbxmlVersion">The qbXML version the two sides speak.</param>
/// <param name="Country">US, CA or UK.</param>
/// <param name="File">Path of the company file on the computer with QuickBooks.</param>
/// <param name="CompanyName">CompanyName as QuickBooks says it.</param>
internal sealed partial record QuickBooksJson(string? Product, string? Version, string? QbxmlVersion, string? Country, string? File, string? CompanyName)
{
    public static QuickBooksJson From(Company company) => new(
        company.Product,
        company.Product is { } product && Release.Match(product) is { Success: true } match ? match.Value : null,
        company.QbxmlVersion,
        company.Country,
        company.FilePath,
        company.QuickBooksName);

    [GeneratedRegex(@"\d+(\.\d+)?(?=\D*$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Release { get; }
}
