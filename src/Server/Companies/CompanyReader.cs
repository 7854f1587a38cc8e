using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Data;

namespace WebConnectorSync.Server.Companies;

/// <summary>Reads companies with what their status depends on, for the API and the pages.</summary>
internal sealed class CompanyReader(ServerDb db)
{
    /// <summary>The answer to an id that no company has.</summary>
    public static Refusal NotFound() =>
        Refusal.NotFound("companyNotFound", "There is no such company.", "List the companies to see which there are; it may have been deleted.");

    /// <summary>One company, or null.</summary>
    public Task<CompanyRow?> FindAsync(Guid id, CancellationToken ct) => Rows(db.Companies.Where(c => c.Id == id)).SingleOrDefaultAsync(ct);

    /// <summary>Companies in the order they were made, beginning after one of them.</summary>
    public Task<List<CompanyRow>> ListAsync(Guid? after, int count, CancellationToken ct) =>
        Rows((after is { } id ? db.Companies.Where(c => c.Id > id) : db.Companies).OrderBy(c => c.Id).Take(count)).ToListAsync(ct);

    private IQueryable<CompanyRow> Rows(IQueryable<Company> companies) => companies.AsNoTracking().Select(c => new CompanyRow(
        c,
        db.Sessions.Where(s => s.Id == c.ActiveSessionId && s.EndedAt == null).Select(s => new SessionGlance(s.StartedAt, s.State, s.IsRoundDone, s.Caller)).SingleOrDefault()));
}
