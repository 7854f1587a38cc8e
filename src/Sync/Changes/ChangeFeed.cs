using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Changes;

/// <summary>
/// Writes single entries of the change feed; pages of records write theirs by themselves. They get their numbers at the save, all of them
/// at once (<see cref="ChangeNumbers"/>), in the order in which they were added.
/// </summary>
internal static class ChangeFeed
{
    /// <summary>Adds an entry for each record, in their order.</summary>
    public static void Add(ServerDb db, Guid companyId, IEnumerable<(Record Record, ChangeType Type)> entries, DateTime now)
    {
        foreach (var (record, type) in entries)
        {
            Add(db, companyId, record.Section, record.Id, type, now);
        }
    }

    /// <summary>Adds an entry of one kind for each record of a section.</summary>
    public static void Add(ServerDb db, Guid companyId, string section, IEnumerable<Guid> records, ChangeType type, DateTime now)
    {
        foreach (var id in records)
        {
            Add(db, companyId, section, id, type, now);
        }
    }

    private static void Add(
        ServerDb db, Guid companyId, string section, Guid recordId, ChangeType type, DateTime now) => db.Changes.Add(new Change
    {
        CompanyId = companyId,
        Sequence = ChangeNumbers.NotYet(),
        At = now,
        Type = type,
        Section = section,
        RecordId = recordId,
    });
}
