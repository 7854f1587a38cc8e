using System.Text.Json.Serialization;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Records;

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
    /// <summary>The same in a word that a program can rely on; the sentence may be reworded. Absent when there is no reason.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReasonCode? ReasonCode { get; init; }

    /// <summary>
    /// When the figures that QuickBooks changes without changing the record (balances, stock, what is still open) were last read; absent
    /// where there are none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? FiguresAt { get; init; }

    /// <summary>
    /// After a PUT: what will be or is otherwise in QuickBooks than it was sent, and what QuickBooks may refuse; absent when nothing is.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApiError>? Warnings { get; init; }

    /// <summary>In conflict: the QuickBooks ids of the records it may be; absent when there is no such doubt.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Candidates { get; init; }

    /// <summary>
    /// Fields that are left out because the server's keys for personal values are lost: quickBooks.ssn; absent when all can be read.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Unreadable { get; init; }

    /// <summary>
    /// Whether no other record stands below it (a job that has no jobs of its own); absent in sections without such levels and for what
    /// QuickBooks does not have.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? LowestLevel { get; init; }

    /// <summary>Those records with their levels.</summary>
    public static async Task<List<RecordJson>> FromAsync(
        ServerDb db, Guid companyId, IReadOnlyCollection<Record> records, CancellationToken ct)
    {
        var parents = await Hierarchy.ParentsAmongAsync(db, companyId, records, ct);
        return [.. records.Select(r => From(r) with
        {
            LowestLevel = r.QuickBooksId is { } id && Hierarchy.Has(r.Section) ? !parents.Contains((r.Section, id)) : null,
        })];
    }

    public static RecordJson From(Record record) => new(
        record.Id,
        record.Section,
        record.ExternalId,
        record.QuickBooksId,
        record.Name,
        record.State,
        record.Reason?.ToString(),
        record.EditSequence,
        RawJson.From(UnreadableFields.Without(record.QuickBooks)),
        RawJson.From(UnreadableFields.Without(record.App)),
        record.CreatedAt,
        record.ModifiedAt)
    {
        ReasonCode = record.Reason?.Code,
        FiguresAt = FigureAge.Of(record),
        Unreadable = UnreadableFields.Of(record),
        Candidates = record.Candidates is null ? null : MatchCandidates.Read(record),
    };
}
