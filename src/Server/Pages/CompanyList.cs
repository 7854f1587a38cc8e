using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Companies;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Sections;
using WebConnectorSync.Server.Sessions;

namespace WebConnectorSync.Server.Pages;

/// <summary>Reads what the start page shows.</summary>
internal sealed class CompanyList(ServerDb db, CompanyReader companies, SectionReader sections, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>All companies, those that need somebody first.</summary>
    public async Task<IReadOnlyList<CompanyCard>> ReadAsync(CancellationToken ct)
    {
        var rows = await companies.ListAsync(null, Most, ct);
        var ids = rows.ConvertAll(row => row.Company.Id);
        var known = await sections.ReadAsync(ids, ct);
        var sessions = await LastSessionsAsync(ids, ct);
        return [.. rows
            .Select(row => new CompanyCard(row.Company, row.Condition(clock), [.. known[row.Company.Id]], sessions.GetValueOrDefault(row.Company.Id)))
            .OrderByDescending(card => card.NeedsSomebody)
            .ThenBy(card => card.Company.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private async Task<Dictionary<Guid, Session>> LastSessionsAsync(List<Guid> ids, CancellationToken ct)
    {
        var last = await db.Companies.AsNoTracking()
            .Where(c => ids.Contains(c.Id))
            .Select(c => db.Sessions.Where(s => s.CompanyId == c.Id).OrderByDescending(s => s.StartedAt).FirstOrDefault())
            .ToListAsync(ct);
        return last.OfType<Session>().ToDictionary(s => s.CompanyId);
    }
}

/// <summary>A company on the start page.</summary>
/// <param name="Company">The company.</param>
/// <param name="Condition">Its status and the reason.</param>
/// <param name="Sections">Its sections in order.</param>
/// <param name="LastSession">Its newest session; null before the first.</param>
internal sealed record CompanyCard(Company Company, CompanyCondition Condition, IReadOnlyList<SectionJson> Sections, Session? LastSession)
{
    /// <summary>The sections whose last run failed.</summary>
    public IReadOnlyList<SectionJson> Failed { get; } = [.. Sections.Where(s => s.InUse && s.Status == SectionStatus.Error)];

    /// <summary>Somebody has to act.</summary>
    public bool NeedsSomebody => Condition.Actor is not null || Failed.Count > 0;

    /// <summary>The file's name without its folder.</summary>
    public string? FileName => Company.FilePath is { } path ? path[(path.LastIndexOfAny(['\\', '/']) + 1)..] : null;
}
