namespace WebConnectorSync.Qbxml.Tests.Schema.Official;

/// <summary>
/// Which sequences of child elements are allowed, as the automaton of a regular expression (Glushkov): two notations of the same content
/// compare equal.
/// </summary>
internal sealed class ContentModel
{
    private readonly List<string> names = [""];
    private readonly List<HashSet<int>> follow = [[]];
    private Part whole = Part.Empty;

    /// <summary>Makes the model of an expression built with the methods here.</summary>
    public static ContentModel Of(Func<ContentModel, Part> build)
    {
        var model = new ContentModel();
        model.whole = build(model);
        model.follow[0].UnionWith(model.whole.First);
        return model;
    }

    public Part Name(string name)
    {
        names.Add(name);
        follow.Add([]);
        var position = names.Count - 1;
        return new Part(false, [position], [position], IsPossible: true);
    }

    public Part Sequence(IEnumerable<Part> parts) => parts.Aggregate(Part.Empty, Then);

    public static Part Either(IEnumerable<Part> parts) => parts.Where(p => p.IsPossible).Aggregate(Part.Impossible, (a, b) =>
        new Part(a.CanBeEmpty || b.CanBeEmpty, [.. a.First, .. b.First], [.. a.Last, .. b.Last], IsPossible: true));

    public Part Occurs(Part part, bool isOptional, bool isRepeated)
    {
        if (isRepeated)
        {
            foreach (var last in part.Last)
            {
                follow[last].UnionWith(part.First);
            }
        }

        return isOptional ? part with { CanBeEmpty = true, IsPossible = true } : part;
    }

    /// <summary>Readable differences; none when both allow the same.</summary>
    public static IEnumerable<string> Differences(ContentModel schema, ContentModel table)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<(HashSet<int> S, HashSet<int> T, string After)>();
        open.Enqueue(([0], [0], "the beginning"));
        while (open.TryDequeue(out var state))
        {
            if (schema.CanEnd(state.S) != table.CanEnd(state.T) && told.Add("end"))
            {
                yield return $"after {state.After} the {(schema.CanEnd(state.S) ? "schema" : "table")} allows the end, the other wants " +
                    "more";
            }

            var next = (Schema: schema.Next(state.S), Table: table.Next(state.T));
            foreach (var name in next.Schema.Keys.Union(next.Table.Keys, StringComparer.Ordinal))
            {
                var inSchema = next.Schema.TryGetValue(name, out var s);
                var inTable = next.Table.TryGetValue(name, out var t);
                if (inSchema && inTable)
                {
                    if (seen.Add($"{string.Join(',', s!.Order())}/{string.Join(',', t!.Order())}"))
                    {
                        open.Enqueue((s!, t!, name));
                    }
                }
                else if (told.Add(name + inSchema))
                {
                    yield return $"after {state.After} only the {(inSchema ? "schema" : "table")} allows {name}";
                }
            }
        }
    }

    private bool CanEnd(HashSet<int> state) => state.Contains(0) ? whole.CanBeEmpty : state.Overlaps(whole.Last);

    private Dictionary<string, HashSet<int>> Next(HashSet<int> state) => state
        .SelectMany(p => follow[p]).Distinct()
        .GroupBy(p => names[p], StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.ToHashSet(), StringComparer.Ordinal);

    private Part Then(Part a, Part b)
    {
        if (!a.IsPossible || !b.IsPossible)
        {
            return Part.Impossible;
        }

        foreach (var last in a.Last)
        {
            follow[last].UnionWith(b.First);
        }

        return new Part(
            a.CanBeEmpty && b.CanBeEmpty,
            a.CanBeEmpty ? [.. a.First, .. b.First] : a.First,
            b.CanBeEmpty ? [.. a.Last, .. b.Last] : b.Last,
            IsPossible: true);
    }

    /// <summary>A piece of an expression: the names it may begin and end with.</summary>
    internal sealed record Part(bool CanBeEmpty, int[] First, int[] Last, bool IsPossible)
    {
        public static readonly Part Empty = new(true, [], [], IsPossible: true);

        /// <summary>Something that cannot stand at all, such as an element another edition has.</summary>
        public static readonly Part Impossible = new(false, [], [], IsPossible: false);
    }
}
