using System.Globalization;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage.Sealing;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Answers;

/// <summary>Reads an answer while it arrives: un-escaped text in, staged records out. Nothing here touches the database.</summary>
internal static class AnswerParser
{
    // The element that QuickBooks sends in place of an object that it stored but cannot show.
    private const string ErrorRecovery = "ErrorRecovery";

    // QuickBooks answers each request once. A few more are put up with, a flood is no answer.
    private const int MostUnasked = 100;

    /// <summary>Reads the whole answer.</summary>
    /// <param name="text">The response parameter of receiveResponseXML.</param>
    /// <param name="requests">What the message asked, in its order.</param>
    /// <param name="askedAt">When (our clock) the message was handed out.</param>
    /// <param name="cameAt">When its answer began to come: a record that bears a later time was saved by a clock that is ahead.</param>
    /// <param name="folder">Where the records of a large answer wait.</param>
    /// <param name="ct">Ends waiting for the network.</param>
    public static async Task<ParsedAnswer> ReadAsync(
        IResponseText text, IReadOnlyList<MessageRequest> requests, DateTime askedAt, DateTime cameAt, SpoolFolder folder,
        CancellationToken ct)
    {
        var parsed = new ParsedAnswer(folder) { AskedAt = askedAt, CameAt = cameAt };
        var transcript = new Transcript();
        using var reader = new AnswerReader(transcript: transcript);
        while (parsed.Problem is null && await text.ReadAsync(ct))
        {
            reader.Append(text.Chunk);
            Take(reader, requests, parsed, folder.Seal);
        }

        if (parsed.Problem is null && text.Problem is null && text.Length > 0)
        {
            reader.Complete();
            Take(reader, requests, parsed, folder.Seal);
        }

        // What is wrong with the qbXML does not matter when the call itself did not arrive whole.
        await text.SkipAsync(long.MaxValue, ct);
        parsed.BrokenEnvelope = text.Problem;
        parsed.HResult = text.HResult.Trim();
        parsed.HResultMessage = text.Message;
        parsed.Bytes = text.Length;
        parsed.Transcript = transcript.ToString();
        return parsed;
    }

    /// <summary>The requestID of the answer's first response: enough to recognise an answer that comes twice. Skips the rest.</summary>
    public static async Task<string?> PeekRequestIdAsync(IResponseText text, CancellationToken ct)
    {
        using var reader = new AnswerReader();
        string? requestId = null;
        while (requestId is null && await text.ReadAsync(ct))
        {
            reader.Append(text.Chunk);
            while (reader.Read() is var at and not (AnswerEvent.NeedMoreData or AnswerEvent.Problem or AnswerEvent.End))
            {
                if (at == AnswerEvent.ResponseStart)
                {
                    requestId = reader.Response!.RequestID;
                    break;
                }
            }
        }

        await text.SkipAsync(long.MaxValue, ct);
        return requestId;
    }

    private static void Take(AnswerReader reader, IReadOnlyList<MessageRequest> requests, ParsedAnswer parsed, ValueSeal seal)
    {
        while (true)
        {
            switch (reader.Read())
            {
                case AnswerEvent.NeedMoreData or AnswerEvent.End:
                    return;
                case AnswerEvent.Problem:
                    parsed.Problem = reader.Problem;
                    return;
                case AnswerEvent.ResponseStart when parsed.Responses.Count >= requests.Count + MostUnasked:
                    parsed.Problem = new("tooManyResponses", "The answer has more responses than anything was asked for.", parsed.Bytes);
                    return;
                case AnswerEvent.ResponseStart:
                    parsed.Responses.Add(new ParsedResponse(reader.Response!, Match(reader.Response!, requests)));
                    parsed.Responses[^1].Ids = KeepsIds(parsed.Responses[^1].Request) ? new(StringComparer.Ordinal) : null;
                    break;
                case AnswerEvent.ResponseEnd:
                    parsed.Responses[^1].IsWhole = true;
                    parsed.Responses[^1].UnknownElements = reader.UnknownElements - parsed.UnknownElements;
                    parsed.UnknownElements = reader.UnknownElements;
                    break;
                case AnswerEvent.Record:
                    Stage(reader.Record!, parsed, seal);
                    break;
                case AnswerEvent.MessageSet:
                    parsed.MessageSet = reader.MessageSet;
                    break;
            }
        }
    }

    // QuickBooks echoes requestIDs and answers in order; an old one that does not echo is matched by its place. The name must
    // agree either way: where an answer is missing the others move up, and records must not land in the wrong section.
    private static MessageRequest? Match(ResponseInfo response, IReadOnlyList<MessageRequest> requests)
    {
        var request = response.RequestID is { } id ? requests.FirstOrDefault(r => r.Id == id)
            : response.Position < requests.Count ? requests[response.Position]
            : null;
        return request is not null && response.Name == request.ResponseName ? request : null;
    }

    private static bool KeepsIds(MessageRequest? request) =>
        request is { Purpose: not RequestPurpose.Page }
            || (request is not null && DeletedList.Find(request.Section) is not null)
            || (request is not null && SectionCatalogue.Find(request.Section) is { } section && SectionQuery.IsReadWhole(section));

    private static void Stage(AnswerRecord record, ParsedAnswer parsed, ValueSeal seal)
    {
        var response = parsed.Responses[^1];
        parsed.Identity.Take(record.RetName, record.Json);
        if (record.Keys.Id is not { Length: > 0 and <= 36 } id)
        {
            response.WithoutId++;
            return;
        }

        if (response.Request is { Purpose: RequestPurpose.Write }
            && (record.RetName == ErrorRecovery || record.RetName == response.Info.Name))
        {
            (response.WrittenId, response.WrittenEditSequence) = (id, record.Keys.EditSequence.CutTo(16));
            return;
        }

        var deletedType = DeletedEntry.TypeOf(response.Request, record.Json);
        var said = deletedType is null ? record.Keys.TimeModified : record.Keys.TimeDeleted;
        QbDateTime? modified = QbDateTime.TryParse(said, out var time) && time.Local >= SyncClock.Beginning ? time : null;
        var ahead = modified is null ? TimeSpan.Zero : SyncClock.Ahead(time.Local, QbDateTime.OffsetOf(said), parsed.CameAt);
        if (modified is { } at && ahead == TimeSpan.Zero && (response.Newest is null || at > response.Newest))
        {
            response.Newest = at;
        }

        response.Count++;
        response.Ids?.TryAdd(id, record.Keys.EditSequence.CutTo(16));
        if (deletedType is null && ahead == TimeSpan.Zero)
        {
            response.Newer(id, record.Keys.EditSequence);
        }

        if (response.Request is { Purpose: RequestPurpose.LookUp or RequestPurpose.Count or RequestPurpose.Search
            or RequestPurpose.Witness or RequestPurpose.Survey })
        {
            // Ids alone, or records that were stored long ago.
            return;
        }

        // A post is recognised by its mark in the memo; everywhere else the mark is removed.
        var json = response.Request is { PostId: not null } ? record.Json : MemoMark.Remove(record.Json).Json;
        parsed.Records.Add(parsed.Responses.Count - 1, new StagedRecord(
            id,
            (record.Keys.FullName ?? record.Keys.Name ?? record.Keys.RefNumber).CutTo(255),
            record.Keys.EditSequence.CutTo(16),
            modified?.ToString(),
            (deletedType ?? record.Keys.ParentId) is { Length: <= 36 } parent ? parent : null,
            record.Keys.IsActive ?? true,
            DateOnly.TryParseExact(
                record.Keys.TxnDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null,
            seal.Blind(
                unchecked((long)(json.Equals(record.Json) ? record.Keys.ContentHash : ContentHash.Of(json.Span))), record.HasSecrets),
            json,
            (int)Math.Min(ahead.TotalSeconds, int.MaxValue)) { HasSecrets = record.HasSecrets });
    }
}
