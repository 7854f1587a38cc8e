using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Sync.Model;

/// <summary>
/// One entry of a company's change feed. The record's fields are read from the record itself, as they are when the feed is read.
/// </summary>
internal sealed class Change
{
    public Guid CompanyId { get; init; }

    /// <summary>1, 2, 3 ... per company, in the order of commit.</summary>
    public long Sequence { get; init; }

    public DateTime At { get; init; }

    public ChangeType Type { get; init; }

    public required string Section { get; init; }

    public Guid RecordId { get; init; }
}
