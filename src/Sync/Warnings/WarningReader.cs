using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Warnings;

/// <summary>What the warnings of a section come to, for the API and the pages.</summary>
internal static class WarningReader
{
    // Particulars shown; the log has all.
    private const int MostDetails = 3;

    /// <summary>The newest kind of warning nobody has acknowledged, by section.</summary>
    public static async Task<Dictionary<string, SectionProblem>> ReadAsync(ServerDb db, Guid companyId, CancellationToken ct)
    {
        var problems = new Dictionary<string, SectionProblem>(StringComparer.Ordinal);
        foreach (var (section, problem) in await AllAsync(db, companyId, ct))
        {
            problems.TryAdd(section, problem);
        }

        return problems;
    }

    /// <summary>All warnings nobody has acknowledged, one of a kind in each section, the newest first.</summary>
    public static async Task<List<(string Section, SectionProblem Problem)>> AllAsync(ServerDb db, Guid companyId, CancellationToken ct)
    {
        var open = db.Warnings.AsNoTracking().Where(w => w.CompanyId == companyId && w.AcknowledgedAt == null);
        var kinds = await open.GroupBy(w => new { w.Section, w.Code }).Select(
            g => new { g.Key.Section, g.Key.Code, Count = g.Count(), At = g.Max(w => w.At) }).ToListAsync(ct);
        var problems = new List<(string, SectionProblem)>(kinds.Count);
        foreach (var kind in kinds.OrderByDescending(k => k.At))
        {
            var details = await open.Where(w => w.Section == kind.Section && w.Code == kind.Code)
                .OrderByDescending(w => w.At).ThenBy(w => w.RecordId).Select(w => w.Detail).Take(MostDetails).ToListAsync(ct);
            problems.Add((kind.Section, Problem(kind.Code, details, kind.Count, kind.At)));
        }

        return problems;
    }

    private static SectionProblem Problem(string code, List<string> details, int count, DateTime at)
    {
        var more = count - details.Count;
        var detail = string.Join(" ", details.Distinct()) + (more > 0 ? $" And {more} more." : "");
        var meaning = CodeExplanations.Of(code, detail);
        return new(code, CodeExplanations.Say(meaning, detail), meaning.Advice, CodeExplanations.Say(meaning.Actor), at);
    }
}
