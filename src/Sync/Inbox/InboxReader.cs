using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Sync.Inbox;

/// <summary>
/// Reads what needs a person, in this order: what stops the company, sections that failed, warnings, posts, decisions. How many there
/// are of each is counted with the company (<see cref="CompanyRow.Needs"/>), by the same questions.
/// </summary>
internal sealed class InboxReader(ServerDb db, PostList posts, RecordList records, TimeProvider clock)
{
    /// <summary>What is there, from the beginning or behind a place.</summary>
    /// <param name="row">The company.</param>
    /// <param name="after">Where to go on; null: from the beginning.</param>
    /// <param name="most">How many at most, at least one.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<List<InboxItem>> ReadAsync(CompanyRow row, InboxPlace? after, int most, CancellationToken ct)
    {
        var items = new List<InboxItem>(after is null or InboxPlace.InWhole
            ? (await OfWholeAsync(row, ct)).Skip((after as InboxPlace.InWhole)?.Count ?? 0).Take(most)
            : []);
        if (after is not InboxPlace.InRecords && items.Count < most)
        {
            var needing = await posts.NeedingAsync(row.Company.Id, (after as InboxPlace.InPosts)?.Id, most - items.Count, ct);
            items.AddRange(needing.Select(post => new InboxItem.OfPost(post)));
        }

        if (items.Count < most)
        {
            var last = after as InboxPlace.InRecords;
            var undecided = await records.UndecidedAsync(
                row.Company.Id, last is null ? null : (last.Section, last.Id), most - items.Count, ct);
            var waiting = await WaitingAsync(row.Company.Id, undecided, ct);
            var behind = await posts.BehindAsync(row.Company.Id, undecided.Select(r => r.Id), ct);
            items.AddRange(undecided.Select(record => new InboxItem.OfRecord(
                record, waiting.GetValueOrDefault(record.Id), behind.GetValueOrDefault(record.Id))));
        }

        return items;
    }

    /// <summary>How many posts and decisions each section has that need a person, and whether one of them was refused.</summary>
    public async Task<Dictionary<string, SectionNeeds>> BySectionAsync(Guid companyId, CancellationToken ct)
    {
        var ofPosts = await db.Posts.Where(p => p.CompanyId == companyId).ThatNeedSomebody(db)
            .GroupBy(p => p.Section)
            .Select(g => new { Section = g.Key, Count = g.Count(), Refused = g.Count(p => p.Status == PostStatus.Rejected) })
            .ToListAsync(ct);
        var ofRecords = await records.CountUndecidedBySectionAsync(companyId, ct);
        return ofPosts.Select(p => p.Section).Union(ofRecords.Keys).ToDictionary(
            section => section,
            section => new SectionNeeds(
                ofPosts.Where(p => p.Section == section).Sum(p => p.Refused),
                ofPosts.Where(p => p.Section == section).Sum(p => p.Count - p.Refused),
                ofRecords.GetValueOrDefault(section)));
    }

    // The whole company and its sections: few, and always on the first page.
    private async Task<List<InboxItem>> OfWholeAsync(CompanyRow row, CancellationToken ct)
    {
        var condition = row.Condition(clock);
        var rows = await db.Sections.AsNoTracking()
            .Where(s => s.CompanyId == row.Company.Id && s.InUse && s.ProblemCode != null
                && (s.Status == SectionStatus.Error || s.Status == SectionStatus.Warning))
            .ToListAsync(ct);
        return
        [
            .. condition.AsksSomebody ? [new InboxItem.OfCompany(condition)] : Array.Empty<InboxItem>(),
            .. rows.OrderBy(s => s.Status != SectionStatus.Error).ThenBy(s => DuePosts.Order.IndexOf(s.Section))
                .Select(s => new InboxItem.OfSection(s.Section, SectionProblem.Of(s)!, s.Status == SectionStatus.Error)),
            .. (await WarningReader.AllAsync(db, row.Company.Id, ct)).Select(w => new InboxItem.OfWarning(w.Section, w.Problem)),
        ];
    }

    // The posts held until a decision about those records.
    private async Task<Dictionary<Guid, Guid?>> WaitingAsync(Guid companyId, List<Record> undecided, CancellationToken ct)
    {
        var rows = await undecided.Select(r => r.Id).ReadInLotsAsync(
            lot => db.Posts.Where(p => p.CompanyId == companyId && p.Status == PostStatus.Held && lot.Contains(p.RecordId))
                .Select(p => new { p.RecordId, p.Id }),
            ct);
        return rows.GroupBy(p => p.RecordId).ToDictionary(g => g.Key, g => (Guid?)g.Max(p => p.Id));
    }
}

/// <summary>What of a section's posts and records needs a person.</summary>
/// <param name="Refused">Posts that were rejected.</param>
/// <param name="Held">Posts that are held until somebody does something about them.</param>
/// <param name="Undecided">Records that wait for a decision.</param>
internal sealed record SectionNeeds(int Refused, int Held, int Undecided)
{
    /// <summary>Nothing.</summary>
    public static readonly SectionNeeds None = new(0, 0, 0);

    /// <summary>All together.</summary>
    public int Count => Refused + Held + Undecided;
}
