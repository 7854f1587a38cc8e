using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Sync.Proof;

/// <summary>Chooses the witnesses: of what was stored, the latest changed, of both kinds and of several sections.</summary>
internal static class WitnessSet
{
    /// <summary>Of how many sections there are some.</summary>
    public const int MostSections = 2 * SectionsOfAKind;

    /// <summary>How many there are at most.</summary>
    public const int Most = MostSections * MostPerSection;

    /// <summary>How many of a section.</summary>
    public const int MostPerSection = 2;

    private const int SectionsOfAKind = 2;

    /// <summary>The witnesses after an answer was stored; the same object when nothing changed.</summary>
    public static FileIdentity After(FileIdentity identity, ParsedAnswer parsed)
    {
        var known = identity.Witnesses.ToDictionary(w => (w.Section, w.Id));
        var isChanged = false;
        foreach (var response in parsed.Responses.Where(r => r is { IsWhole: true, Request: not null }))
        {
            isChanged |= Forget(known, response) | (!identity.Unreadable.Contains(response.Request!.Section) && Learn(known, response));
        }

        List<string> seen = [.. parsed.Responses
            .Where(r => r is { IsWhole: true, Request.Purpose: RequestPurpose.Page, Info.StatusCode: < QuickBooksCodes.FirstRefusal })
            .Select(r => r.Request!.Section)];
        if (identity.Refused.Intersect(seen, StringComparer.Ordinal).Any())
        {
            // They may be seen again.
            identity = identity with { Refused = [.. identity.Refused.Except(seen, StringComparer.Ordinal)] };
        }

        return !isChanged || Choose(known.Values) is var chosen && chosen.SequenceEqual(identity.Witnesses)
            ? identity
            : identity with { Witnesses = chosen };
    }

    /// <summary>Whether records of a section can be asked for by id, and say when they were changed.</summary>
    public static bool MayBear(SectionDef section) =>
        !section.IsFromHost && ComparisonQuery.CanLookUp(section) && !SectionQuery.IsReadWhole(section);

    private static bool Learn(Dictionary<(string, string), Witness> known, ParsedResponse response)
    {
        var section = response.Request!.Section;
        var isStored = response.Request.Purpose
            is RequestPurpose.Page or RequestPurpose.Ask or RequestPurpose.Write or RequestPurpose.Recover or RequestPurpose.Witness;
        if (!isStored || SectionCatalogue.Find(section) is not { } found || !MayBear(found))
        {
            return false;
        }

        var isChanged = false;
        foreach (var (id, at) in response.LatestChanged)
        {
            // The answer may be newer than what is stored: a later page still brings that version. Keep the stored one.
            var isKnown = known.TryGetValue((section, id), out var before);
            if (response.Request.Purpose == RequestPurpose.Witness ? isKnown && before!.EditSequence > at : before?.EditSequence != at)
            {
                known[(section, id)] = new(section, id, at);
                isChanged = true;
            }
        }

        return isChanged;
    }

    private static bool Forget(Dictionary<(string, string), Witness> known, ParsedResponse response)
    {
        var (request, isChanged) = (response.Request!, false);
        if (DeletedList.Find(request.Section) is not null)
        {
            foreach (var gone in known.Keys.Where(k => response.Ids?.ContainsKey(k.Item2) == true).ToList())
            {
                isChanged |= known.Remove(gone);
            }
        }
        else if (request is { Purpose: RequestPurpose.Ask, Value: { } asked } && response is { Ids.Count: 0, Info.StatusCode: < 1000 })
        {
            isChanged = known.Remove((request.Section, asked));
        }
        else if (request is { Purpose: RequestPurpose.Witness, Value: { } ids } && response.Info.StatusCode < 1000)
        {
            // What is missing was judged to be deleted or merged in an ordinary way.
            foreach (var id in ids.Split(',').Where(id => response.Ids?.ContainsKey(id) != true))
            {
                isChanged |= known.Remove((request.Section, id));
            }
        }
        else if (request is { Purpose: RequestPurpose.Write, Response: "TxnDelRs" or "ListDelRs" } && response.WrittenId is { } deleted)
        {
            isChanged = known.Remove((request.Section, deleted));
        }

        return isChanged;
    }

    /// <summary>
    /// The sections that changed last: two of lists and two of transactions, and more of the one kind where the other has fewer.
    /// </summary>
    public static List<Witness> Choose(IEnumerable<Witness> known)
    {
        var sections = known
            .GroupBy(w => w.Section, (name, all) => (
                HasTransactions: SectionQuery.HasTransactions(name),
                Newest: all.OrderByDescending(w => w.EditSequence).ThenBy(w => w.Id, StringComparer.Ordinal).Take(MostPerSection).ToList()))
            .OrderByDescending(s => s.Newest[0].EditSequence)
            .ToList();
        var first = sections.GroupBy(s => s.HasTransactions).SelectMany(kind => kind.Take(SectionsOfAKind)).ToList();
        return [.. first.Concat(sections.Except(first))
            .Take(MostSections)
            .SelectMany(s => s.Newest)
            .OrderBy(w => w.Section, StringComparer.Ordinal)
            .ThenBy(w => w.Id, StringComparer.Ordinal)];
    }
}
