namespace WebConnectorSync.Sync.Model;

/// <summary>What the answer to a request is used for.</summary>
internal enum RequestPurpose
{
    /// <summary>A section's page, a deleted list, or who QuickBooks is.</summary>
    Page,

    /// <summary>Before a section's first page: how many records does it have?</summary>
    Measure,

    /// <summary>Reconciliation: does QuickBooks have this lot of ids?</summary>
    LookUp,

    /// <summary>Reconciliation: how many records does it have?</summary>
    Count,

    /// <summary>Reconciliation: which ids does it have?</summary>
    Search,

    /// <summary>Reconciliation: one record, whole; QuickBooks' word on whether it is there counts.</summary>
    Ask,

    /// <summary>Does the open file know the newest records known here?</summary>
    Witness,

    /// <summary>Which of the ids known here does a file in doubt not know? It is only counted.</summary>
    Survey,

    /// <summary>Records whose figures others have moved, whole.</summary>
    Figures,

    /// <summary>A write: what became of it.</summary>
    Write,

    /// <summary>Looking for the record of one post.</summary>
    Recover,

    /// <summary>A record that a refused post names: does QuickBooks have it, and how does it stand?</summary>
    Named,
}
