using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Rules;

/// <summary>What of a section can be judged.</summary>
/// <param name="QuickBooks">Records that only QuickBooks has.</param>
/// <param name="App">Records that only the app has.</param>
/// <param name="Held">Changes of linked records that wait for a person.</param>
internal readonly record struct Evaluable(bool QuickBooks, bool App, bool Held);

/// <summary>
/// Finds the sections that hold anything to judge, with three questions for all of them: most sections of a company are empty, or linked
/// throughout.
/// </summary>
internal static class EvaluatedSections
{
    /// <summary>Those of the company; the others have nothing that rules could turn.</summary>
    /// <param name="db">The database.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="scope">What the rules can touch.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<Dictionary<string, Evaluable>> FindAsync(ServerDb db, Guid companyId, RuleScope scope, CancellationToken ct)
    {
        // Where the rules touch nothing, only what is ignored still can be turned.
        var evaluated = SectionCatalogue.All.Select(s => s.Name).Where(scope.Evaluates).ToList();
        var quickBooks = await db.Sections
            .Where(s => s.CompanyId == companyId
                && ((evaluated.Contains(s.Section)
                    && db.Records.Any(r => r.CompanyId == companyId && r.Section == s.Section && r.State == RecordState.QuickBooksOnly))
                    || db.Records.Any(
                        r => r.CompanyId == companyId && r.Section == s.Section && r.Reason != null && r.State == RecordState.Ignored)))
            .Select(s => s.Section)
            .ToHashSetAsync(ct);
        var app = await db.Records.Where(r => r.CompanyId == companyId && r.QuickBooksId == null && r.State != RecordState.Deleted)
            .Select(r => r.Section)
            .Distinct()
            .ToHashSetAsync(ct);
        var held = await db.Posts.Where(p => p.CompanyId == companyId && p.Status == PostStatus.Held && p.Operation != PostOperation.Add)
            .Select(p => p.Section)
            .Distinct()
            .ToHashSetAsync(ct);
        return quickBooks.Union(app).Union(held).ToDictionary(
            s => s, s => new Evaluable(quickBooks.Contains(s), app.Contains(s), held.Contains(s)), StringComparer.Ordinal);
    }
}
