using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Proof;

/// <summary>What an answer says of the file it comes from.</summary>
internal static class WitnessAnswers
{
    /// <summary>Whether the newest records known are in it.</summary>
    /// <param name="identity">What the file is known by.</param>
    /// <param name="requests">What the message asked.</param>
    /// <param name="parsed">The answer.</param>
    /// <param name="isLeftOut">Whether some were left out of it, as QuickBooks could not read the questions.</param>
    public static WitnessFinding Find(
        FileIdentity identity, IReadOnlyList<MessageRequest> requests, ParsedAnswer parsed, bool isLeftOut)
    {
        var deleted = parsed.Responses
            .Where(r => r.Request is { } request && DeletedList.Find(request.Section) is not null)
            .SelectMany(r => r.Ids?.Keys.AsEnumerable() ?? [])
            .ToHashSet(StringComparer.Ordinal);
        var seen = new List<WitnessSeen>();
        foreach (var witness in identity.Witnesses)
        {
            if (ResponseTo(witness, parsed) is { Ids: { } ids })
            {
                long? found =
                    ids.TryGetValue(witness.Id, out var edit) ? long.TryParse(edit, out var at) ? at : witness.EditSequence : null;
                var isExplained = deleted.Contains(witness.Id) || (found is { } changed && IsBrought(witness, changed, parsed));
                seen.Add(new(witness.EditSequence, found, isExplained));
            }
        }

        
        // Where all had to be left out, nobody has spoken either.
        var asked = identity.Witnesses.Count(w => requests.Any(r => IsAbout(r, w)));
        return WitnessRule.Find(seen, asked == 0 && isLeftOut ? 1 : asked);
    }

    /// <summary>The sections whose questions were refused and would be refused again.</summary>
    public static IReadOnlyCollection<string> Refused(ParsedAnswer parsed) => parsed.Responses
        .Where(r => r is { Request: { Purpose: RequestPurpose.Witness, Value: not null }, Info.StatusCode: >= QuickBooksCodes.FirstRefusal }
            && Meanings.Status(r.Info.StatusCode.Value, r.Info.StatusMessage).Retry is Retry.No or Retry.ByText)
        .Select(r => r.Request!.Section)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>A time of the file's history against the one known.</summary>
    public static ActivityTime Compare(FileIdentity identity, ParsedAnswer parsed, string? known, string? found) =>
        !identity.IsActivityKnown || !parsed.Identity.HasActivity ? ActivityTime.Unknown
        : found is null || found == known ? ActivityTime.Same
        : ActivityTime.New;

    private static ParsedResponse? ResponseTo(Witness witness, ParsedAnswer parsed) => parsed.Responses.LastOrDefault(
        r => r is { IsWhole: true, Info.StatusCode: < QuickBooksCodes.FirstRefusal }
            && r.Request is { } request
            && IsAbout(request, witness));

    private static bool IsAbout(MessageRequest request, Witness witness) =>
        request is { Purpose: RequestPurpose.Witness, Value: { } ids }
            && request.Section == witness.Section
            && ids.Split(',').Contains(witness.Id, StringComparer.Ordinal);

    // Saved since by a computer whose clock is behind: an ordinary import brings only what changed, so a record of a restored backup is
    // not in it. One that reaches further back brings what is old, too, and says nothing.
    private static bool IsBrought(Witness witness, long found, ParsedAnswer parsed) => parsed.Responses.Exists(
        r => r.Request is { Purpose: RequestPurpose.Page, BringsOld: false } request
            && request.Section == witness.Section
            && r.LatestChanged.Contains((witness.Id, found)));
}
