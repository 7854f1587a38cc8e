using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Seeding;

/// <summary>A few records that were deleted lately, and one so long ago that QuickBooks no longer tells.</summary>
internal sealed class SeedDeletions(CompanyFile file)
{
    private const long Day = SeedClock.Day;

    public void Run()
    {
        var now = file.HostClock.Now;
        for (var i = 1; i <= 3; i++)
        {
            var created = now - (300 * Day);
            file.Deletions.Add(
                new Deletion("Customer", file.Store.NewId(Family.Names, created), created, now - (i * 20 * Day), $"Former Customer {i}"));
            file.Deletions.Add(
                new Deletion("Invoice", file.Store.NewId(Family.Transactions, created), created, now - (i * 15 * Day), $"9{i}"));
        }

        file.Deletions.Add(
            new Deletion("Customer", file.Store.NewId(Family.Names, now - (900 * Day)), now - (900 * Day), now - (200 * Day), "Long Gone"));
    }
}
