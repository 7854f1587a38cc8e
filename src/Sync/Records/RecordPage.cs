using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Sync.Records;

/// <summary>Records that QuickBooks returned, held against what is stored of them.</summary>
internal sealed class RecordPage
{
    private RecordPage(
        PageTarget target, IReadOnlyDictionary<string, StagedRecord> records, IReadOnlyDictionary<QuickBooksKey, KnownRecord> known)
    {
        (Target, Records) = (target, records);
        Known = records.Keys.Select(id => (Id: id, Known: known.GetValueOrDefault(new QuickBooksKey(target.Section, id))))
            .Where(k => k.Known is not null)
            .ToDictionary(k => k.Id, k => k.Known!, StringComparer.Ordinal);
        foreach (var record in records.Values)
        {
            Compare(record, Known.GetValueOrDefault(record.QuickBooksId));
        }
    }

    /// <summary>Where it goes.</summary>
    public PageTarget Target { get; }

    /// <summary>The records by their QuickBooks ids.</summary>
    public IReadOnlyDictionary<string, StagedRecord> Records { get; }

    /// <summary>What is stored of them.</summary>
    public Dictionary<string, KnownRecord> Known { get; }

    /// <summary>What is to be written.</summary>
    public List<PageRow> Rows { get; } = [];

    /// <summary>What storing it does.</summary>
    public PageResult Result { get; private set; }

    /// <summary>Whether the page is the same as what is stored, so that there is nothing to write.</summary>
    public bool IsNothingNew => Rows.Count == 0 && !Known.Values.Any(k => k.IsInDoubt);

    /// <summary>Records that are new here or have another name than before.</summary>
    public IReadOnlyList<StagedRecord> Named => [
        .. Rows.Where(r => r.Known is not { State: not RecordState.Deleted } stored || stored.Name != r.Record.Name).Select(r => r.Record)];

    /// <summary>Compares. When an id comes twice, the last one counts.</summary>
    public static RecordPage Of(
        PageTarget target, IReadOnlyDictionary<string, StagedRecord> records, IReadOnlyDictionary<QuickBooksKey, KnownRecord> known) => new(
            target, records, known);

    /// <summary>QuickBooks showed these, so their links hold; their rows were raised by that.</summary>
    public void EndDoubt(IEnumerable<string> quickBooksIds)
    {
        foreach (var id in quickBooksIds)
        {
            Known[id] = Known[id] with { IsInDoubt = false, Version = Known[id].Version + 1 };
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Known is not null)
            {
                Rows[i] = Rows[i] with { Known = Known[Rows[i].Record.QuickBooksId], Version = Known[Rows[i].Record.QuickBooksId].Version };
            }
        }
    }

    private void Compare(StagedRecord record, KnownRecord? stored)
    {
        if (stored is null)
        {
            Rows.Add(PageRow.New(record));
            Result = Result with { Created = Result.Created + 1 };
        }
        else if (stored.State == RecordState.Deleted)
        {
            Rows.Add(PageRow.Back(record, stored));
            Result = Result with { Revived = Result.Revived + 1 };
        }
        else if (stored.IsSame(record))
        {
            Result = Result with { Unchanged = Result.Unchanged + 1 };
        }
        else
        {
            Rows.Add(PageRow.Changed(record, stored));
            Result = Result with { Updated = Result.Updated + 1 };
        }
    }
}

/// <summary>Where a page goes and the instant that is written into its rows.</summary>
internal readonly record struct PageTarget(Guid CompanyId, string Section, DateTime Now);

/// <summary>A row to mark as deleted, with the number of its entry in the change feed.</summary>
internal readonly record struct DeletedRow(Guid Id, long Sequence, RecordState State, Reason Reason);
