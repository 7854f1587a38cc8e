using System.Text.Json.Serialization;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Api;

namespace WebConnectorSync.Server.Records;

/// <summary>A record as the API answers it.</summary>
/// <param name="Id">The record's id here.</param>
/// <param name="Section">The section's API name.</param>
/// <param name="ExternalId">The app's own id; null while the app does not have it.</param>
/// <param name="QuickBooksId">ListID or TxnID; null while QuickBooks does not have it.</param>
/// <param name="Name">FullName, Name or RefNumber.</param>
/// <param name="State">Which side knows it.</param>
/// <param name="Reason">Why it is ignored, in conflict or deleted.</param>
/// <param name="EditSequence">QuickBooks' revision mark.</param>
/// <param name="QuickBooks">QuickBooks' fields: the qbXML element names in camel case.</param>
/// <param name="App">The app's fields.</param>
/// <param name="CreatedAt">When it was first stored here.</param>
/// <param name="ModifiedAt">When it last changed here.</param>
internal sealed record RecordJson(
    Guid Id,
    string Section,
    string? ExternalId,
    string? QuickBooksId,
    string? Name,
    RecordState State,
    string? Reason,
    string? EditSequence,
    RawJson? QuickBooks,
    RawJson? App,
    DateTime CreatedAt,
    DateTime ModifiedAt)
{
    /// <summary>After a PUT: what will be otherwise in QuickBooks than it was sent; absent when nothing will.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApiError>? Warnings { get; init; }

    public static RecordJson From(Record record) => new(
        record.Id,
        record.Section,
        record.ExternalId,
        record.QuickBooksId,
        record.Name,
        record.State,
        record.Reason,
        record.EditSequence,
        RawJson.From(record.QuickBooks),
        RawJson.From(record.App),
        record.CreatedAt,
        record.ModifiedAt);
}
