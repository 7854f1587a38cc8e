using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Companies;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Sections;

namespace WebConnectorSync.Browser.Tests;

/// <summary>What is in the server and what a person does, for the tests of the start page.</summary>
internal static class StartPage
{
    /// <summary>A company whose Web Connector called, with sections in every status.</summary>
    public static async Task<Guid> AddCompanyAsync(this RunningServer server, string name)
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
            FilePath = @"C:\Books\Nordwind.qbw",
            Product = "QuickBooks Enterprise Solutions 24.0",
            Country = "US",
        };
        db.Companies.Add(company);
        db.Sections.AddRange(
            Section(company, "accounts", SectionStatus.Ok, 84),
            Section(company, "customers", SectionStatus.Running, 1204, total: 5310),
            Section(company, "vendors", SectionStatus.Warning, 212),
            Section(company, "invoices", SectionStatus.Error, 40, problem: "3250"));
        await db.SaveChangesAsync();
        return company.Id;
    }

    /// <summary>Changes a section as an import does.</summary>
    public static async Task ChangeSectionAsync(this RunningServer server, Guid company, string section, Action<CompanySection> change)
    {
        await using ServerDb db = server.OpenDb();
        change(await db.Sections.SingleAsync(s => s.CompanyId == company && s.Section == section));
        await db.SaveChangesAsync();
    }

    /// <summary>Signs in by keyboard.</summary>
    public static async Task SignInAsync(this IPage page)
    {
        await page.GotoAsync("/");
        await page.Locator("#key:focus").WaitForAsync();
        await page.Keyboard.TypeAsync(RunningServer.ApiKey);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Companies" }).WaitForAsync();
    }

    private static CompanySection Section(Company company, string name, SectionStatus status, int count, int? total = null, string? problem = null) => new()
    {
        CompanyId = company.Id,
        Section = name,
        Status = status,
        SyncTime = "2026-11-21T14:02:11",
        Done = count,
        Total = total,
        QuickBooksCount = count,
        ProblemCode = problem,
        ProblemAt = DateTime.UtcNow,
    };
}
