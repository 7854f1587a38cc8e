using System.Text;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>
/// Elements of an answer that are not in the tables: kept under their own names, counted, and bounded in number of different names.
/// </summary>
internal sealed class UnknownElements
{
    private const int MaxDifferent = 512;
    private const int MaxNamesKept = 64;

    // Beyond every slot of the tables.
    private const int FirstSlot = 1_000_000;

    private readonly Dictionary<(ElementPlan Parent, string Name), ElementPlan> plans = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>The names of the first ones.</summary>
    public IReadOnlySet<string> Names => names;

    /// <summary>Counts one that is left out.</summary>
    public void Skip() => Count++;

    /// <summary>A plan for one, the same for the same place; null when there are too many different ones to keep.</summary>
    public ElementPlan? Plan(ElementPlan parent, ReadOnlySpan<byte> name)
    {
        Count++;
        var text = Encoding.UTF8.GetString(name);
        if (names.Count < MaxNamesKept)
        {
            names.Add(text);
        }

        if (plans.TryGetValue((parent, text), out var plan) || plans.Count >= MaxDifferent)
        {
            return plan;
        }

        plan = parent.UnknownChild(text, FirstSlot + plans.Count);
        plans.Add((parent, text), plan);
        return plan;
    }
}
