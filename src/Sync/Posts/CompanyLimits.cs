using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>
/// What this one company file does not take: dates in closed books, features that are off.
/// </summary>
internal sealed class CompanyLimits(ServerDb db)
{
    // Estimates and orders post nothing to the books, so closing them does not matter.
    private static readonly string[] NonPosting = ["Estimate", "SalesOrder", "PurchaseOrder", "TimeTracking", "VehicleMileage"];

    private readonly Dictionary<Guid, (HashSet<string> Off, DateOnly? Closed)> facts = [];

    /// <summary>Everything that stands against the record.</summary>
    /// <param name="company">The company.</param>
    /// <param name="section">The record's section.</param>
    /// <param name="definition">Its kind of object.</param>
    /// <param name="head">Its date as the app has it.</param>
    /// <param name="stored">The date QuickBooks has; null when it has none.</param>
    /// <param name="references">What it refers to.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<List<FieldProblem>> CheckAsync(
        Company company, SectionDef section, ObjectDef definition, RecordHead head, DateOnly? stored,
        IReadOnlyList<RecordReference> references, CancellationToken ct)
    {
        var (off, closed) = await FactsAsync(company.Id, ct);
        var problems = new List<FieldProblem>();
        if (off.Contains(section.Name))
        {
            problems.Add(FeatureOff("", section));
        }

        foreach (var reference in references)
        {
            var targets = SectionObjects.SectionsOf(reference.Targets);
            if (targets.Count > 0 && reference.Targets.Count > 0 && targets.All(off.Contains))
            {
                problems.Add(FeatureOff(reference.Path, SectionCatalogue.Find(targets[0])!));
            }
        }

        if (definition.Kind == ObjectKind.Txn && !NonPosting.Contains(definition.Name) && closed is { } until
            && (head.TxnOn <= until || stored <= until))
        {
            problems.Add(new("txnDate", "closedPeriod", $"The books are closed up to {until:yyyy-MM-dd}, and this transaction is dated " +
                $"{(head.TxnOn <= until ? head.TxnOn : stored):yyyy-MM-dd}.",
                "Give a later date, or have the closing date changed in QuickBooks (Edit, Preferences, Accounting)."));
        }

        return problems;
    }

    private async Task<(HashSet<string> Off, DateOnly? Closed)> FactsAsync(Guid companyId, CancellationToken ct)
    {
        if (!facts.TryGetValue(companyId, out var known))
        {
            var off =
                await db.Sections.AsNoTracking().Where(s => s.CompanyId == companyId && !s.InUse).Select(s => s.Section).ToListAsync(ct);
            var preferences = await db.Records.AsNoTracking()
                .Where(r => r.CompanyId == companyId && r.Section == "company" && r.QuickBooksId == "preferences")
                .Select(r => r.QuickBooks)
                .SingleOrDefaultAsync(ct);
            known = ([.. off], ClosingDate(preferences));
            facts[companyId] = known;
        }

        return known;
    }

    private static DateOnly? ClosingDate(string? preferences)
    {
        if (preferences is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(preferences);
        return document.RootElement.TryGetProperty("accountingPreferences", out var accounting)
            && QbDateTime.TryParse(RecordHead.Text(accounting, "closingDate"), out var day)
            ? DateOnly.FromDateTime(day.Local)
            : null;
    }

    private static FieldProblem FeatureOff(string path, SectionDef section) => new(
        path,
        "featureOff",
        $"{section.Title} are not in use in this company " +
        $"file{(section.Needs is { } needs ? $": {needs.Title} is switched off in QuickBooks" : "")}.",
        section.Needs is null
            ? "Leave it out for this company, or use an edition of QuickBooks that has it."
            : "Switch it on in QuickBooks (Edit, Preferences), or leave it out for this company.");
}
