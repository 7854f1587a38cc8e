using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Records;

/// <summary>
/// What is stored of the records that an answer brings, looked up for all its sections with one question and without a lock. That is enough
/// to see that nothing is new, which is the usual case; a page with something to write is looked up again with a lock
/// (<see cref="RecordPageWriter"/>).
/// </summary>
internal sealed class KnownRecords(RecordPageWriter pages, ServerDb db, Guid companyId)
{
    private readonly Dictionary<string, HashSet<string>> awaited = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private Dictionary<QuickBooksKey, KnownRecord>? found;

    /// <summary>Says which records will be asked for.</summary>
    public KnownRecords Await(string section, IEnumerable<string> quickBooksIds)
    {
        if (!awaited.TryGetValue(section, out var ids))
        {
            awaited[section] = ids = new(StringComparer.Ordinal);
        }

        ids.UnionWith(quickBooksIds);
        return this;
    }

    /// <summary>What is known of these; null when they were not awaited, or may have changed since they were found.</summary>
    public async Task<IReadOnlyDictionary<QuickBooksKey, KnownRecord>?> FindAsync(
        string section, IEnumerable<string> quickBooksIds, CancellationToken ct)
    {
        if (!awaited.TryGetValue(section, out var ids) || !quickBooksIds.All(ids.Contains))
        {
            return null;
        }

        asked.Add(section);
        return found ??= await pages.FindAsync(db, companyId, awaited, isForUpdate: false, ct);
    }

    /// <summary>
    /// Something was written, which may have changed any of them. Sections that were stored already are not looked up once more.
    /// </summary>
    public void Forget()
    {
        found = null;
        foreach (var section in asked)
        {
            awaited.Remove(section);
        }
    }
}
