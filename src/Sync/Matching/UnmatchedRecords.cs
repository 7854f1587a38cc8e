using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Matching;

/// <summary>Records that one side alone has and that may turn out to be the other side's.</summary>
internal static class UnmatchedRecords
{
    /// <summary>Those of the app about which nobody has decided.</summary>
    public static IQueryable<Record> Unmatched(this IQueryable<Record> records, Guid companyId, string section) => records.Where(r =>
        r.CompanyId == companyId
            && r.Section == section
            && r.QuickBooksId == null
            && r.ExternalId != null
            && r.App != null
            && r.AppDeletedAt == null
            && r.Settled == null
        && r.State != RecordState.Deleted);

    /// <summary>Those of QuickBooks.</summary>
    public static IQueryable<Record> OnlyInQuickBooks(this IQueryable<Record> records, Guid companyId, string section) => records.Where(r =>
        r.CompanyId == companyId
            && r.Section == section
            && r.QuickBooksId != null
            && r.ExternalId == null
            && r.State != RecordState.Deleted);
}
