using System.Globalization;
using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Company.Records;

/// <summary>All records, findable by id and by full name, in the order they were made.</summary>
internal sealed class RecordStore
{
    /// <summary>The deepest a list entry may stand (a customer and four levels of jobs).</summary>
    public const int MaximumDepth = 5;

    private readonly Dictionary<string, List<Record>> byObject = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Family, string Id), Record> byId = [];
    private readonly Dictionary<NameKey, Record> byName = [];
    private readonly Dictionary<string, uint> counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GeneratedRecords> generated = new(StringComparer.Ordinal);

    /// <summary>All that are kept; those computed from their number are not among them.</summary>
    public IEnumerable<Record> All => byObject.Values.SelectMany(r => r);

    /// <summary>The last number given out, by family.</summary>
    public IReadOnlyDictionary<string, uint> Counters => counters;

    public IReadOnlyList<Record> Of(string objectName) =>
        generated.TryGetValue(objectName, out var computed) ? computed.Before(
            byObject.GetValueOrDefault(objectName) ?? []) : byObject.GetValueOrDefault(objectName) ?? [];

    public Record? Find(string family, string id) =>
        byId.GetValueOrDefault((family, id)) ?? Generated(family).Select(g => g.Find(id)).FirstOrDefault(r => r is not null);

    /// <summary>Adds records that are computed from their number.</summary>
    public void Generate(GeneratedRecords records) => generated.Add(records.Definition.Name, records);

    /// <summary>Notes that a record has changed: one that is computed stands here from now on.</summary>
    public void Keep(Record record) => generated.GetValueOrDefault(record.Definition.Name)?.Keep(record);

    /// <summary>The list entry with that full name (a colon path), ignoring case.</summary>
    public Record? FindByFullName(string family, string fullName)
    {
        Record? found = null;
        foreach (var name in fullName.Split(':'))
        {
            found = FindChild(family, found, name.Trim());
            if (found is null)
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>The list entry with that name below that parent, ignoring case.</summary>
    public Record? FindChild(string family, Record? parent, string name) =>
        byName.GetValueOrDefault(new NameKey(family, parent, name))
        ?? (parent is null ? Generated(family).Select(g => g.FindByName(name)).FirstOrDefault(r => r is not null) : null);

    /// <summary>What a reference aggregate points to; ListID wins over FullName.</summary>
    public Record? Resolve(IReadOnlyList<string> targets, XElement reference)
    {
        var id = reference.Element("ListID")?.Value.Trim();
        var fullName = reference.Element("FullName")?.Value.Trim() ?? "";
        foreach (var target in targets)
        {
            var family = Family.OfList(target);
            var found = id is { Length: > 0 } ? Find(family, id) : FindByFullName(family, fullName);
            if (found is not null && Family.Covers(target, found.Definition.Name))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A new id: a counter of the family in hexadecimal, a hyphen, the second of creation.</summary>
    public string NewId(string family, long createdAt)
    {
        var first = family == Family.Transactions ? 0u : 0x80000000u;
        var number = counters.GetValueOrDefault(family, first) + 1;
        counters[family] = number;
        return string.Create(CultureInfo.InvariantCulture, $"{number:X}-{createdAt}");
    }

    public void Add(Record record)
    {
        if (!byObject.TryGetValue(record.Definition.Name, out var list))
        {
            byObject.Add(record.Definition.Name, list = []);
        }

        list.Add(record);
        byId.Add((Family.Of(record.Definition), record.Id), record);
        AddName(record);
    }

    public void Remove(Record record)
    {
        if (generated.GetValueOrDefault(record.Definition.Name)?.Remove(record) != true)
        {
            byObject[record.Definition.Name].Remove(record);
            byId.Remove((Family.Of(record.Definition), record.Id));
        }

        RemoveName(record);
    }

    /// <summary>Gives a record another name or parent.</summary>
    public void Rename(Record record, string name, Record? parent)
    {
        RemoveName(record);
        record.Name = name;
        record.Parent = parent;
        AddName(record);
    }

    public bool HasChildren(Record record) => Of(record.Definition.Name).Any(r => ReferenceEquals(r.Parent, record));

    /// <summary>The whole store once more, sharing nothing that can change.</summary>
    public RecordStore Copy()
    {
        var copies = All.ToDictionary(r => r, r => r.Copy());
        var copy = new RecordStore();
        foreach (var record in copies.Values)
        {
            record.Parent = record.Parent is null ? null : copies[record.Parent];
            record.Entity = record.Entity is null ? null : copies.GetValueOrDefault(record.Entity);
        }

        foreach (var record in copies.Values)
        {
            copy.Add(record);
        }

        foreach (var records in generated.Values)
        {
            copy.Generate(records.Copy());
        }

        foreach (var (family, number) in counters)
        {
            copy.counters[family] = number;
        }

        return copy;
    }

    /// <summary>The store that was written down.</summary>
    public static RecordStore Of(IReadOnlyList<SavedRecord> saved, IReadOnlyDictionary<string, uint> counters)
    {
        var store = new RecordStore();
        var records = saved.Select(s => s.ToRecord()).ToDictionary(r => SavedRecord.Other.Of(r)!);
        foreach (var (one, record) in saved.Zip(records.Values))
        {
            record.Parent = one.Parent is null ? null : records[one.Parent];
            record.Entity = one.Entity is null ? null : records.GetValueOrDefault(one.Entity);
        }

        foreach (var record in records.Values)
        {
            store.Add(record);
        }

        foreach (var (family, number) in counters)
        {
            store.counters[family] = number;
        }

        return store;
    }

    public static string FullName(Record record) =>
        record.Parent is null ? record.Name : FullName(record.Parent) + ":" + record.Name;

    public static int Sublevel(Record record) => record.Parent is null ? 0 : 1 + Sublevel(record.Parent);

    private IEnumerable<GeneratedRecords> Generated(string family) =>
        generated.Count == 0 ? [] : generated.Values.Where(g => Family.Of(g.Definition) == family);

    private void AddName(Record record)
    {
        if (!record.IsTransaction && record.Name.Length > 0)
        {
            byName.TryAdd(new NameKey(Family.Of(record.Definition), record.Parent, record.Name), record);
        }
    }

    private void RemoveName(Record record)
    {
        var key = new NameKey(Family.Of(record.Definition), record.Parent, record.Name);
        if (!record.IsTransaction && byName.TryGetValue(key, out var named) && ReferenceEquals(named, record))
        {
            byName.Remove(key);
        }
    }
}
