namespace WebConnectorSync.Simulator.Company.Requests;

/// <summary>Answers kept for error recovery, per application and message-set id. They live in the company file.</summary>
internal sealed class MessageSetStore
{
    private readonly Dictionary<(string Application, string Id), StoredSet> sets = [];

    /// <summary>The longest id QuickBooks takes.</summary>
    public const int LongestId = 23;

    /// <summary>All that are kept.</summary>
    public IReadOnlyDictionary<(string Application, string Id), StoredSet> All => sets;

    public StoredSet? Find(string application, string id) => sets.GetValueOrDefault((application, id));

    public void Store(string application, string id, StoredSet set) => sets[(application, id)] = set;

    /// <summary>Forgets one set, or all of an application; false when there was nothing to forget.</summary>
    public bool Clear(string application, string id)
    {
        if (id != "ClearAllMessageSets")
        {
            return sets.Remove((application, id));
        }

        var own = sets.Keys.Where(k => k.Application == application).ToList();
        own.ForEach(k => sets.Remove(k));
        return own.Count > 0;
    }

    public void Clear() => sets.Clear();

    public MessageSetStore Copy()
    {
        var copy = new MessageSetStore();
        foreach (var (key, set) in sets)
        {
            copy.sets.Add(key, set);
        }

        return copy;
    }
}

/// <summary>One kept answer.</summary>
/// <param name="Request">The whole message, unchanged; another text under the same id is 9001.</param>
/// <param name="Responses">What stood inside QBXMLMsgsRs.</param>
internal sealed record StoredSet(string Request, string Responses);
