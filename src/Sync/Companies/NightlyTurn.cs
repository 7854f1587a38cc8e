using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Companies;

/// <summary>The nightly sync: everything that changed, and then all ids held against those of QuickBooks.</summary>
internal static class NightlyTurn
{
    /// <summary>Asks for it when its time has come; doing it again changes nothing.</summary>
    /// <param name="db">Where the company is tracked.</param>
    /// <param name="company">The company.</param>
    /// <param name="now">The moment.</param>
    /// <param name="clock">Gives the server's zone.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    /// <returns>Whether it had come.</returns>
    public static async Task<bool> TakeAsync(ServerDb db, Company company, DateTime now, TimeProvider clock, CancellationToken ct)
    {
        if (company.NightlyNextAt is not { } turn || turn > now)
        {
            return false;
        }

        company.NightlyDueAt = now;
        company.SetNightly(now, clock);
        var comparisons = await ComparisonSet.LoadAsync(db, company.Id, ct);
        foreach (var section in SectionCatalogue.All)
        {
            comparisons.Request(section.Name);
        }

        return true;
    }
}
