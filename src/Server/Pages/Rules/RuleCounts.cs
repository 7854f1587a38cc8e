using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Rules;

/// <summary>How many records each sentence of the rules speaks of, on both sides. It stands beside the sentence.</summary>
internal sealed class RuleCounts
{
    private readonly Dictionary<string, int> quickBooks;
    private readonly Dictionary<string, int> app;
    private readonly int both;
    private readonly (int QuickBooks, int App) jobs;

    private RuleCounts(Dictionary<string, int> quickBooks, Dictionary<string, int> app, int both, (int QuickBooks, int App) jobs) =>
        (this.quickBooks, this.app, this.both, this.jobs) = (quickBooks, app, both, jobs);

    /// <summary>Counts them. QuickBooks' are counted already, as they are stored.</summary>
    public static async Task<RuleCounts> ReadAsync(ServerDb db, Guid companyId, CancellationToken ct)
    {
        var sections = await db.Sections.Where(s => s.CompanyId == companyId && s.QuickBooksCount > 0)
            .ToDictionaryAsync(s => s.Section, s => s.QuickBooksCount, ct);
        var known = await db.Records.Where(r => r.CompanyId == companyId && r.ExternalId != null && r.State != RecordState.Deleted)
            .GroupBy(r => new { r.Section, IsBoth = r.QuickBooksId != null })
            .Select(g => new { g.Key.Section, g.Key.IsBoth, Count = g.Count() })
            .ToListAsync(ct);
        var customers = db.Records.Where(r => r.CompanyId == companyId && r.Section == "customers" && r.State != RecordState.Deleted);
        var ofJobs = (
            await customers.CountAsync(r => r.ParentId != null && r.QuickBooksId != null, ct),
            await customers.CountAsync(r => r.ExternalId != null && (r.ParentId != null || EF.Functions.Like(r.Name!, "%:%")), ct));
        return new(
            sections.Where(s => SectionCatalogue.Find(s.Key) is { IsFromHost: false }).ToDictionary(),
            known.GroupBy(k => k.Section).ToDictionary(g => g.Key, g => g.Sum(k => k.Count)),
            known.Where(k => k.IsBoth).Sum(k => k.Count),
            ofJobs);
    }

    /// <summary>What stands beside a sentence, by the key of its choice; null where it speaks of no records.</summary>
    public string? Beside(string key) => key switch
    {
        "quickBooksOnly" => Are(Math.Max(0, quickBooks.Values.Sum() - both), "only in QuickBooks"),
        "appOnly" => Are(Math.Max(0, app.Values.Sum() - both), "only in your app"),
        "conflict" => Are(both, "on both sides"),
        "fromDate" => string.Join(" ", new[] { "customers", "invoices", "receivePayments" }.Select(
            s => $"{SectionCatalogue.Find(s)!.Title}: {Sides(Of(s))}")),
        "paymentMethods" => Sides(Of("receivePayments")),
        "jobs.include" => Sides(jobs),
        "employees.include" => Sides(Of("employees")),
        "vendors.include" => Sides(Of("vendors")),
        _ => null,
    };

    private (int QuickBooks, int App) Of(string section) => (quickBooks.GetValueOrDefault(section), app.GetValueOrDefault(section));

    private static string Sides((int QuickBooks, int App) count) =>
        string.Create(CultureInfo.CurrentCulture, $"{count.QuickBooks:N0} in QuickBooks, {count.App:N0} in your app.");

    private static string Are(int count, string where) =>
        count == 1 ? $"1 record is {where}." : string.Create(CultureInfo.CurrentCulture, $"{count:N0} records are {where}.");
}
