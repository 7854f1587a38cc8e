using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Companies;

/// <summary>
/// Reads companies with what their status depends on, for the API and the pages: those the caller sees, the others do not exist for them.
/// </summary>
internal sealed class CompanyReader(ServerDb db, Caller caller)
{
    /// <summary>One company, or null.</summary>
    public async Task<CompanyRow?> FindAsync(Guid id, CancellationToken ct) =>
        (await ReadAsync(db.SeenBy(caller).Where(c => c.Id == id), ct)).SingleOrDefault();

    /// <summary>Companies in the order they were made, beginning after one of them.</summary>
    public Task<List<CompanyRow>> ListAsync(Guid? after, int count, CancellationToken ct) =>
        ReadAsync((after is { } id ? db.SeenBy(caller).Where(c => c.Id > id) : db.SeenBy(caller)).OrderBy(c => c.Id).Take(count), ct);

    /// <summary>All of them, for lists that put those with problems first.</summary>
    public Task<List<CompanyRow>> AllAsync(CancellationToken ct) => ReadAsync(db.SeenBy(caller), ct);

    private async Task<List<CompanyRow>> ReadAsync(IQueryable<Company> companies, CancellationToken ct)
    {
        var rows = await Rows(companies).ToListAsync(ct);
        var work = await OpenWorkReader.ReadAsync(db, companies.Select(c => c.Id), ct);
        return rows.ConvertAll(row => row with { Work = work.GetValueOrDefault(row.Company.Id, OpenWork.None) });
    }

    // Joined by the session's id: a search by company would go through millions of sessions.
    private IQueryable<CompanyRow> Rows(IQueryable<Company> companies) =>
        from company in companies.AsNoTracking()
        join session in db.Sessions on company.ActiveSessionId equals session.Id into sessions
        from session in sessions.DefaultIfEmpty()
        select new CompanyRow(
            company,
            session == null || session.EndedAt != null ? null : new SessionSummary(
                session.StartedAt, session.State, session.IsCycleDone, session.Caller));
}
