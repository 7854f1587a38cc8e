using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>What a test does to a running server from behind, where the world would have to wait.</summary>
internal static class ServerFacts
{
    /// <summary>
    /// Makes the open session of a company look as one whose last call broke off, so that the next Web Connector need not wait for its
    /// silence.
    /// </summary>
    public static async Task ForgetSessionsAsync(this RunningServer server, SyncedCompany company)
    {
        await using var db = server.OpenDb();
        await db.Sessions.Where(s => s.CompanyId == company.Id && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.IsSuspect, true));
    }
}
