using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Companies;
using WebConnectorSync.Server.Sections;

namespace WebConnectorSync.Browser.Tests;

/// <summary>What is in the server before a person looks.</summary>
internal static class Seeds
{
    /// <summary>A company whose Web Connector called, with sections in every status.</summary>
    public static async Task<Guid> AddCompanyAsync(this RunningServer server, string name, Action<Company>? change = null)
    {
        await using var db = server.OpenDb();
        var now = DateTime.UtcNow;
        var company = new Company
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            UserName = Guid.NewGuid().ToString("N"),
            PasswordHash = "x",
            CreatedAt = now.AddDays(-1),
            LastContactAt = now.AddMinutes(-5),
            NextContactAt = now.AddMinutes(55),
            LastSyncAt = now.AddMinutes(-5),
            FilePath = @"C:\Books\Nordwind.qbw",
            Product = "QuickBooks Enterprise Solutions 24.0",
            Country = "US",
        };
        change?.Invoke(company);
        db.Companies.Add(company);
        db.Sections.AddRange(
            Section(company, "accounts", SectionStatus.Ok, 84),
            Section(company, "customers", SectionStatus.Running, 1204, total: 5310),
            Section(company, "vendors", SectionStatus.Warning, 212, problem: "500"),
            Section(company, "invoices", SectionStatus.Error, 40, problem: "3250"));
        await db.SaveChangesAsync();
        return company.Id;
    }

    /// <summary>Changes a company or a section as a session does.</summary>
    public static async Task ChangeAsync(this RunningServer server, Guid company, string section, Action<CompanySection> change)
    {
        await using var db = server.OpenDb();
        change(await db.Sections.SingleAsync(s => s.CompanyId == company && s.Section == section));
        await db.SaveChangesAsync();
    }

    private static CompanySection Section(Company company, string name, SectionStatus status, int count, int? total = null, string? problem = null) => new()
    {
        CompanyId = company.Id,
        Section = name,
        Status = status,
        SyncTime = "2026-11-21T14:02:11",
        SyncedAt = status is SectionStatus.Ok or SectionStatus.Warning ? DateTime.UtcNow.AddMinutes(-5) : null,
        Done = count,
        Total = total,
        QuickBooksCount = count,
        ProblemCode = problem,
        ProblemAt = problem is null ? null : DateTime.UtcNow.AddMinutes(-5),
    };
}
