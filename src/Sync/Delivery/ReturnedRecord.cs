using System.Text;
using System.Text.Json;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>A record as QuickBooks shows it in answer to a write or a look-up.</summary>
/// <param name="Staged">Its keys.</param>
/// <param name="Json">Its fields, without our mark in its memo.</param>
/// <param name="InMemo">That mark; null when it bears none there.</param>
internal sealed record ReturnedRecord(StagedRecord Staged, string Json, string? InMemo = null)
{
    /// <summary>Its fields, read.</summary>
    public JsonElement Fields => field.ValueKind == JsonValueKind.Undefined ? field = JsonSerializer.Deserialize<JsonElement>(Json) : field;

    /// <summary>The mark it carries; null when it carries none.</summary>
    public string? Mark => InMemo ?? RecordHead.Text(Fields, "externalGUID");

    /// <summary>The records of an answer by the position of their response.</summary>
    public static ILookup<int, ReturnedRecord> Of(ParsedAnswer parsed) => parsed.Records.Batches()
        .SelectMany(b => b.Records.Select(r => (b.Response, Record: Of(r, parsed.Seal))))
        .ToLookup(p => p.Response, p => p.Record);

    /// <summary>Stores it as the record's QuickBooks side, as an import does.</summary>
    public void PutInto(Record record, DateTime now)
    {
        (record.QuickBooksId, record.QuickBooks, record.ContentHash) = (Staged.QuickBooksId, Json, Staged.ContentHash);
        (record.EditSequence, record.TimeModified) = (Staged.EditSequence, Staged.TimeModified);
        (record.Name, record.ParentId, record.IsActive, record.TxnOn) =
            (Staged.Name ?? record.Name, Staged.ParentId, Staged.IsActive, Staged.TxnOn);
        (record.LinkDoubtedAt, record.ModifiedAt) = (null, now);
    }

    private static ReturnedRecord Of(StagedRecord staged, ValueSeal seal)
    {
        var (json, mark) = MemoMark.Remove(staged.Json);
        var hash = mark is null ? staged.ContentHash : seal.Blind(unchecked((long)ContentHash.Of(json.Span)), staged.HasSecrets);
        return new(staged with { Json = default, ContentHash = hash }, Encoding.UTF8.GetString(json.Span), mark);
    }
}
