using System.Collections;
using System.Globalization;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Records;

/// <summary>
/// Records of one object that are computed from their number whenever somebody asks for them: a million need no memory. Those that were
/// changed are kept, those that were deleted are left out.
/// </summary>
/// <param name="definition">What they are.</param>
/// <param name="count">How many; their numbers begin at 0.</param>
/// <param name="firstId">The counter in the first one's id.</param>
/// <param name="make">Makes the record of a number, always the same.</param>
internal sealed class GeneratedRecords(ObjectDef definition, int count, uint firstId, Func<int, Record> make)
{
    private readonly Dictionary<int, Record> changed = [];
    private readonly SortedSet<int> gone = [];

    public ObjectDef Definition { get; } = definition;

    private int Count => count - gone.Count;

    /// <summary>The record with that id, or null.</summary>
    public Record? Find(string id) => NumberOfId(id) is { } number && At(number) is { } record && record.Id == id ? record : null;

    /// <summary>The record with that name, or null. A name ends in the record's number.</summary>
    public Record? FindByName(string name) =>
        int.TryParse(name.AsSpan(name.LastIndexOf(' ') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && At(number) is { } record && record.Name.Equals(name, StringComparison.OrdinalIgnoreCase) ? record : null;

    /// <summary>Keeps a record that was changed.</summary>
    public void Keep(Record record)
    {
        if (NumberOfId(record.Id) is { } number && At(number) is not null)
        {
            changed[number] = record;
        }
    }

    /// <summary>Leaves a record out from now on; false when it is none of these.</summary>
    public bool Remove(Record record)
    {
        if (Find(record.Id) is null)
        {
            return false;
        }

        var number = NumberOfId(record.Id)!.Value;
        changed.Remove(number);
        return gone.Add(number);
    }

    /// <summary>These, and after them others.</summary>
    public IReadOnlyList<Record> Before(IReadOnlyList<Record> others) => new Joined(this, others);

    public GeneratedRecords Copy()
    {
        var copy = new GeneratedRecords(Definition, count, firstId, make);
        foreach (var (number, record) in changed)
        {
            copy.changed.Add(number, record.Copy());
        }

        copy.gone.UnionWith(gone);
        return copy;
    }

    private Record? At(int number) =>
        number < 0 || number >= count || gone.Contains(number) ? null : changed.GetValueOrDefault(number) ?? make(number);

    private int? NumberOfId(string id) =>
        id.IndexOf('-', StringComparison.Ordinal) is var end and > 0
            && uint.TryParse(id.AsSpan(0, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
        && number >= firstId && number - firstId < count ? (int)(number - firstId) : null;

    private sealed class Joined(GeneratedRecords first, IReadOnlyList<Record> others) : IReadOnlyList<Record>
    {
        public int Count => first.Count + others.Count;

        public Record this[int index]
        {
            get
            {
                if (index >= first.Count)
                {
                    return others[index - first.Count];
                }

                var number = index;
                foreach (var missing in first.gone)
                {
                    number += missing <= number ? 1 : 0;
                }

                return first.At(number)!;
            }
        }

        public IEnumerator<Record> GetEnumerator() =>
            Enumerable.Range(0, first.Count + first.gone.Count).Select(first.At).OfType<Record>().Concat(others).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
