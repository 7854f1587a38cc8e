using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Sync.Import;

/// <summary>
/// What somebody should look at in records that are stored without a problem: totals that changed, two records that may have been merged.
/// </summary>
internal sealed class PageWarnings(ServerDb db, LinkedTotals totals, WarningStore warnings, ClockWatch clocks)
{
    /// <summary>Before the page is stored: compares it with what is there.</summary>
    public Task LookBeforeAsync(WarningPlace place, RecordPage page, CancellationToken ct) => totals.LookAsync(place, page, ct);

    /// <summary>Afterwards: looks at the times of what is new or changed.</summary>
    public Task LookAtTimesAsync(
        WarningPlace place, CompanySection row, IReadOnlyList<PageRow> rows, DateTime now, CancellationToken ct) =>
        clocks.LookAsync(place, row, rows, now, ct);

    /// <summary>Afterwards: looks at the records that have a new name.</summary>
    public Task LookAfterAsync(
        WarningPlace place, ComparisonSet comparisons, IReadOnlyList<StagedRecord> named, CancellationToken ct) =>
        MergeSuspicion.LookAsync(db, comparisons, warnings, place, named, ct);
}
