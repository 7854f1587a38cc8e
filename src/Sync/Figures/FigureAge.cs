using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Figures;

/// <summary>How old a record's moving figures are.</summary>
internal static class FigureAge
{
    /// <summary>When they were last read; null where it has none.</summary>
    public static DateTime? Of(Record record) =>
        record is { QuickBooks: not null, State: not RecordState.Deleted } && FigureSections.Contains(record.Section)
            ? record.FiguresAt > record.ModifiedAt ? record.FiguresAt : record.ModifiedAt
            : null;
}
