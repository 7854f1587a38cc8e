using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>Who connected a company, from the audit trail: what somebody asks who wants to know whom to call.</summary>
internal sealed class ConnectionFacts(ServerDb db)
{
    /// <summary>Who made it and who made its last password; null where the trail does not say.</summary>
    public async Task<(Deed? Made, Deed? Password)> ReadAsync(Guid company, CancellationToken ct) =>
        (await FindAsync(company, CompanyCreation.Noted, ct), await FindAsync(company, CompanyPasswords.Noted, ct));

    private Task<Deed?> FindAsync(Guid company, string action, CancellationToken ct) => db.Audit
        .Where(a => a.CompanyId == company && a.Action.StartsWith(action))
        .OrderByDescending(a => a.At)
        .Select(a => new Deed(a.Caller, a.At))
        .FirstOrDefaultAsync(ct);

    /// <summary>Who did it, and when.</summary>
    internal sealed record Deed(string Who, DateTime At);
}
