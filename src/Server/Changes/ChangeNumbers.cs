using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Data;

namespace WebConnectorSync.Server.Changes;

/// <summary>
/// Numbers of the change feed. They are taken by raising the company's counter inside the transaction that writes the entries: its row stays
/// locked until the commit, so the order of the numbers is the order of the commits and a reader never passes over one that comes later.
/// </summary>
internal static class ChangeNumbers
{
    /// <summary>Waits for other writers of this company's feed; from here to the commit there are none.</summary>
    public static Task LockAsync(ServerDb db, Guid companyId, CancellationToken ct) => RaiseAsync(db, companyId, 0, ct);

    /// <summary>Takes <paramref name="count"/> numbers. Needs an open transaction.</summary>
    /// <returns>The first of them; the others follow without a gap.</returns>
    public static async Task<long> TakeAsync(ServerDb db, Guid companyId, int count, CancellationToken ct)
    {
        await RaiseAsync(db, companyId, count, ct);
        var newest = await db.Companies.Where(c => c.Id == companyId).Select(c => c.ChangeSequence).SingleAsync(ct);
        return newest - count + 1;
    }

    private static Task<int> RaiseAsync(ServerDb db, Guid companyId, int count, CancellationToken ct) =>
        db.Companies.Where(c => c.Id == companyId).ExecuteUpdateAsync(set => set.SetProperty(c => c.ChangeSequence, c => c.ChangeSequence + count), ct);
}
