using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Records;

/// <summary>Reads what happened to one record: its entries of the change feed, its posts and decisions, newest first.</summary>
internal sealed class RecordHistory(ServerDb db)
{
    /// <summary>The newest entries of the feed about a record.</summary>
    public Task<List<Change>> ChangesAsync(Record record, int count, CancellationToken ct) => db.Changes.AsNoTracking()
        .Where(c => c.CompanyId == record.CompanyId && c.RecordId == record.Id && c.Section == record.Section)
        .OrderByDescending(c => c.Sequence)
        .Take(count)
        .ToListAsync(ct);

    /// <summary>The newest posts of a record.</summary>
    public Task<List<Post>> PostsAsync(Record record, int count, CancellationToken ct) => db.Posts.AsNoTracking()
        .Where(p => p.CompanyId == record.CompanyId && p.Section == record.Section && p.RecordId == record.Id)
        .OrderByDescending(p => p.Id)
        .Take(count)
        .ToListAsync(ct);

    /// <summary>The newest decisions about a record.</summary>
    public Task<List<RecordDecision>> DecisionsAsync(Record record, int count, CancellationToken ct) => db.Decisions.AsNoTracking()
        .Where(d => d.CompanyId == record.CompanyId && d.Section == record.Section && d.RecordId == record.Id)
        .OrderByDescending(d => d.Id)
        .Take(count)
        .ToListAsync(ct);
}
