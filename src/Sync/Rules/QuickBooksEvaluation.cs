using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Rules;

/// <summary>Finds the ignored ones among records of QuickBooks.</summary>
/// <param name="sections">Where to look.</param>
/// <param name="quickBooksIds">Which ones.</param>
/// <param name="ct">Ends waiting.</param>
internal delegate Task<Dictionary<QuickBooksKey, IgnoredRecord>> IgnoredLookup(
    IReadOnlyCollection<string> sections, IReadOnlyCollection<string> quickBooksIds, CancellationToken ct);

/// <summary>
/// Judges records that only QuickBooks has, some hundred of one section at a time: by their own facts, and by what they refer to, which
/// is looked up for all of them at once.
/// </summary>
/// <param name="rules">The rules.</param>
/// <param name="section">The section of the records.</param>
/// <param name="lookup">What others are known to be ignored.</param>
internal sealed class QuickBooksEvaluation(CompanyRules rules, string section, IgnoredLookup lookup)
{
    // QuickBooks has five levels.
    private const int MostLevels = 5;

    private readonly Dictionary<QuickBooksKey, IgnoredRecord> alongs = [];
    private Dictionary<string, Candidate> here = [];
    private Dictionary<QuickBooksKey, IgnoredRecord> elsewhere = [];

    /// <summary>Older records that come along because a judged one refers to them.</summary>
    public IReadOnlyDictionary<QuickBooksKey, IgnoredRecord> ReferencedCustomers => alongs;

    /// <summary>Sets the finding of each candidate; they may refer to each other.</summary>
    public async Task EvaluateAsync(IReadOnlyList<Candidate> candidates, CancellationToken ct)
    {
        here = candidates.ToDictionary(c => c.Id, StringComparer.Ordinal);
        elsewhere = await LookUpAsync(candidates.SelectMany(c => c.References).Where(r => Near(r) is null), ct);

        // Parents first.
        foreach (var candidate in candidates.OrderBy(c => c.Facts.Name?.Count(ch => ch == ':') ?? 0))
        {
            candidate.Finding = Find(candidate);
        }

        foreach (var candidate in candidates.Where(c => c.Finding is null).ToList())
        {
            TakeAlong(candidate);
        }

        await ClimbAsync(ct);
    }

    private Finding? Find(Candidate candidate)
    {
        if (candidate.IsLinked)
        {
            return null;
        }

        var own = OwnRules.Find(rules, candidate.Facts);
        return own is not null && own.Reach != Reach.ComesAlong
            ? own
            : Dependence.Find(Ignored(candidate)) ?? (candidate.IsSyncing ? null : own);
    }

    private IEnumerable<IgnoredReference> Ignored(Candidate candidate)
    {
        foreach (var reference in candidate.References)
        {
            if (Near(reference) is { } near)
            {
                if (near.Finding is { } finding)
                {
                    yield return new(ReferenceMap.Word(section), near.Facts.Name, reference.IsAbove, finding);
                }
            }
            else if (Far(reference) is { } ignored)
            {
                yield return new(ReferenceMap.Word(ignored.Key.Section), ignored.Name, reference.IsAbove, ignored.Finding);
            }
        }
    }

    private void TakeAlong(Candidate candidate)
    {
        foreach (var reference in candidate.References)
        {
            if (Near(reference) is { Finding.Reach: Reach.ComesAlong } near)
            {
                near.Finding = null;
                TakeAlong(near);
            }
            else if (Far(reference) is { Finding.Reach: Reach.ComesAlong } ignored)
            {
                alongs.TryAdd(ignored.Key, ignored);
            }
        }
    }

    // A customer that comes along brings its parents.
    private async Task ClimbAsync(CancellationToken ct)
    {
        var at = alongs.Values.ToList();
        for (var level = 1; level < MostLevels && at.Count > 0; level++)
        {
            var above = await LookUpAsync(
                at.Where(r => r.ParentId is not null).Select(r => new FoundReference([r.Key.Section], r.ParentId!, true)), ct);
            at = [.. above.Values.Where(a => a.Finding.Reach == Reach.ComesAlong && alongs.TryAdd(a.Key, a))];
        }
    }

    private Candidate? Near(FoundReference reference) => reference.Sections.Contains(section) ? here.GetValueOrDefault(reference.Id) : null;

    private IgnoredRecord? Far(FoundReference reference)
    {
        foreach (var target in reference.Sections)
        {
            if (elsewhere.TryGetValue(new(target, reference.Id), out var ignored))
            {
                return ignored;
            }
        }

        return null;
    }

    private Task<Dictionary<QuickBooksKey, IgnoredRecord>> LookUpAsync(IEnumerable<FoundReference> references, CancellationToken ct)
    {
        var all = references.ToList();
        return lookup(
            [.. all.SelectMany(r => r.Sections).Distinct(StringComparer.Ordinal)],
            [.. all.Select(r => r.Id).Distinct(StringComparer.Ordinal)],
            ct);
    }
}
