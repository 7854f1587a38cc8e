using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>What QuickBooks answered to one post.</summary>
/// <param name="Info">The response that decides: the first that failed, else the first.</param>
/// <param name="QuickBooksId">The id it gave.</param>
/// <param name="EditSequence">The EditSequence it gave beside the object.</param>
/// <param name="Returned">The record as it is now; null when it was not shown.</param>
internal sealed record WriteAnswer(ResponseInfo Info, string? QuickBooksId, string? EditSequence, ReturnedRecord? Returned);

/// <summary>
/// The responses of an answer by request. A response that does not name its request is known by its place, which says nothing when some are
/// missing: then none of those counts.
/// </summary>
internal sealed class WriteAnswers
{
    private readonly Dictionary<MessageRequest, (ParsedResponse Response, ReturnedRecord? Returned)> byRequest = [];

    public WriteAnswers(IReadOnlyList<MessageRequest> requests, ParsedAnswer parsed)
    {
        var returned = ReturnedRecord.Of(parsed);
        var isWhole = parsed.Responses.Count == requests.Count;
        foreach (var (position, response) in parsed.Responses.Index())
        {
            if (response is { IsWhole: true, Info.StatusCode: not null, Request: { } request }
                && (isWhole || response.Info.RequestID is not null))
            {
                byRequest[request] = (response, returned[position].LastOrDefault());
            }
        }
    }

    /// <summary>The answer to a post's requests; null when one of its writes has none.</summary>
    public WriteAnswer? Of(IReadOnlyList<MessageRequest> own)
    {
        var writes = own.Where(r => !r.ResponseName.EndsWith("QueryRs", StringComparison.Ordinal)).ToList();
        if (writes.Count == 0 || writes.Exists(w => !byRequest.ContainsKey(w)))
        {
            return null;
        }

        var responses = writes.ConvertAll(w => byRequest[w].Response);
        var deciding = responses.Find(r => Meanings.Status(r.Info.StatusCode!.Value, r.Info.StatusMessage).Outcome != WriteOutcome.Applied)
            ?? responses[0];
        var returned = own.Where(byRequest.ContainsKey).Select(r => byRequest[r].Returned).LastOrDefault(r => r is not null);
        return new(deciding.Info, returned?.Staged.QuickBooksId ?? responses[0].WrittenId, responses[0].WrittenEditSequence, returned);
    }
}
