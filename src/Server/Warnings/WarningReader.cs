using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Logs;
using WebConnectorSync.Server.Sections;

namespace WebConnectorSync.Server.Warnings;

/// <summary>What the warnings of a section come to, for the API and the pages.</summary>
internal static class WarningReader
{
    // Particulars shown; the log has all.
    private const int MostDetails = 3;

    /// <summary>The newest kind of warning nobody has acknowledged, by company and section.</summary>
    public static async Task<Dictionary<(Guid Company, string Section), SectionProblem>> ReadAsync(ServerDb db, IReadOnlyList<Guid> companies, CancellationToken ct)
    {
        var open = db.Warnings.AsNoTracking().Where(w => companies.Contains(w.CompanyId) && w.AcknowledgedAt == null);
        var kinds = await open.GroupBy(w => new { w.CompanyId, w.Section, w.Code }).Select(g => new { g.Key, Count = g.Count(), At = g.Max(w => w.At) }).ToListAsync(ct);
        var problems = new Dictionary<(Guid, string), SectionProblem>();
        foreach (var kind in kinds.OrderByDescending(k => k.At))
        {
            var (company, section, code) = (kind.Key.CompanyId, kind.Key.Section, kind.Key.Code);
            if (!problems.ContainsKey((company, section)))
            {
                var details = await open.Where(w => w.CompanyId == company && w.Section == section && w.Code == code)
                    .OrderByDescending(w => w.At).ThenBy(w => w.RecordId).Select(w => w.Detail).Take(MostDetails).ToListAsync(ct);
                problems.Add((company, section), Problem(code, details, kind.Count, kind.At));
            }
        }

        return problems;
    }

    private static SectionProblem Problem(string code, List<string> details, int count, DateTime at)
    {
        var more = count - details.Count;
        var detail = string.Join(" ", details.Distinct()) + (more > 0 ? $" And {more} more." : "");
        var meaning = CodeWords.Of(code, detail);
        return new(code, CodeWords.Say(meaning, detail), meaning.Advice, CodeWords.Say(meaning.Actor), at);
    }
}
