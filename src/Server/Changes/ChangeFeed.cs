using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Records;

namespace WebConnectorSync.Server.Changes;

/// <summary>Writes single entries of the change feed; pages of records write theirs by themselves.</summary>
internal static class ChangeFeed
{
    /// <summary>Adds an entry for each record, in their order. Needs an open transaction; the caller saves.</summary>
    public static async Task AddAsync(ServerDb db, Guid companyId, IReadOnlyList<(Record Record, ChangeType Type)> entries, DateTime now, CancellationToken ct)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var first = await ChangeNumbers.TakeAsync(db, companyId, entries.Count, ct);
        db.Changes.AddRange(entries.Select((e, i) => new Change
        {
            CompanyId = companyId,
            Sequence = first + i,
            At = now,
            Type = e.Type,
            Section = e.Record.Section,
            RecordId = e.Record.Id,
        }));
    }

    /// <summary>Adds an entry of one kind for each record of a section. Needs an open transaction; the caller saves.</summary>
    public static async Task AddAsync(ServerDb db, Guid companyId, string section, IReadOnlyList<Guid> records, ChangeType type, DateTime now, CancellationToken ct)
    {
        if (records.Count == 0)
        {
            return;
        }

        var first = await ChangeNumbers.TakeAsync(db, companyId, records.Count, ct);
        db.Changes.AddRange(records.Select((id, i) => new Change { CompanyId = companyId, Sequence = first + i, At = now, Type = type, Section = section, RecordId = id }));
    }
}
