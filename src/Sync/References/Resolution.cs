using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Sync.References;

/// <summary>What a reference turned out to be.</summary>
internal abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>A record QuickBooks has.</summary>
    /// <param name="RecordId">Its id here.</param>
    /// <param name="QuickBooksId">Its ListID or TxnID.</param>
    /// <param name="Inactive">What it is called when it is inactive there; null when it is not.</param>
    public sealed record Known(Guid RecordId, string QuickBooksId, string? Inactive) : Resolution;

    /// <summary>Nothing is known of it here, and nothing says that QuickBooks does not have it.</summary>
    public sealed record AsGiven : Resolution;

    /// <summary>A record that is not in QuickBooks yet.</summary>
    public sealed record Waiting(Guid RecordId, Reason Reason) : Resolution;

    /// <summary>There is no such record, or more than one.</summary>
    public sealed record Unknown(FieldProblem Problem) : Resolution;
}
