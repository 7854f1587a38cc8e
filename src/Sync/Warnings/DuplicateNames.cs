using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Warnings;

/// <summary>
/// Entries of one list with the same name, which QuickBooks never allows: one of them was merged or renamed unnoticed, and as
/// long as that is not settled the name does not say which is meant.
/// </summary>
internal static class DuplicateNames
{
    /// <summary>How many records of the warning's section have that name.</summary>
    public static Task<int> CountAsync(ServerDb db, SectionWarning warning, string? name, CancellationToken ct) =>
        Alive(db, warning.CompanyId, warning.Section).CountAsync(r => r.Name == name, ct);

    /// <summary>Warns of all that share one of these names.</summary>
    /// <returns>Whether there are any.</returns>
    public static async Task<bool> WarnAsync(
        ServerDb db, WarningStore warnings, WarningPlace place, IReadOnlyList<string> names, CancellationToken ct)
    {
        var twice = await names.ReadInLotsAsync(lot => Alive(db, place.CompanyId, place.Section).Where(r => lot.Contains(r.Name!))
            .GroupBy(r => r.Name).Where(g => g.Count() > 1).Select(g => g.Key!), ct);
        if (twice.Count == 0)
        {
            return false;
        }

        foreach (var twin in await twice.ReadInLotsAsync(
            lot => Alive(db, place.CompanyId, place.Section).Where(r => lot.Contains(r.Name!)).Select(r => new { r.Id, r.Name }), ct))
        {
            await warnings.RaiseAsync(place, OwnCodes.SameName, twin.Id, $"The name is \"{twin.Name}\".", ct);
        }

        return true;
    }

    private static IQueryable<Record> Alive(ServerDb db, Guid companyId, string section) =>
        db.Records.Where(r => r.CompanyId == companyId && r.Section == section && r.QuickBooksId != null && r.State != RecordState.Deleted);
}
