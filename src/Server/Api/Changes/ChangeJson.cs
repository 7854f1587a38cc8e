using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Api.Records;

namespace WebConnectorSync.Server.Api.Changes;

/// <summary>An entry of the change feed as the API answers it.</summary>
/// <param name="Cursor">Where to go on after this entry.</param>
/// <param name="At">When it was stored.</param>
/// <param name="Type">What happened.</param>
/// <param name="Section">The record's section.</param>
/// <param name="RecordId">The record.</param>
/// <param name="QuickBooksId">Its ListID or TxnID.</param>
/// <param name="ExternalId">The app's own id.</param>
/// <param name="Record">The record as it is now, not as it was then.</param>
internal sealed record ChangeJson(
    string Cursor,
    DateTime At,
    ChangeType Type,
    string Section,
    Guid RecordId,
    string? QuickBooksId,
    string? ExternalId,
    RecordJson? Record);
