using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Sections;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Inbox;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>Reads how a company stands at this moment.</summary>
internal sealed class CompanyNow(ServerDb db, SectionReader sections, PostList posts, InboxReader inbox, TimeProvider clock)
{
    public async Task<CompanyState> ReadAsync(CompanyRow row, CancellationToken ct)
    {
        var company = row.Company;
        var known = await sections.ReadAsync(company.Id, ct);
        var session = company.ActiveSessionId is { } id ? await db.Sessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, ct) : null;
        return new(
            row.Condition(clock),
            row.NextContactAt(clock),
            known,
            session,
            [.. known.Where(s => session is not null && s.Status == SectionStatus.Running)],
            await posts.CountAsync(company.Id, ct),
            await inbox.ReadAsync(row, null, InboxLines.Most, ct),
            row.Needs(clock),
            company is { FirstSyncAt: { } ended, IsFirstSyncSeen: false } && ended > clock.GetUtcNow().UtcDateTime.AddDays(-1)
                ? await FirstAsync(company.Id, ended, known, ct) : null);
    }

    private async Task<FirstSync> FirstAsync(Guid companyId, DateTime ended, List<SectionJson> known, CancellationToken ct)
    {
        var began = await db.Sessions.Where(s => s.CompanyId == companyId && s.RecordsCreated > 0).OrderBy(s => s.StartedAt)
            .Select(s => (DateTime?)s.StartedAt).FirstOrDefaultAsync(ct);
        return new(
            known.Sum(s => s.Counts.QuickBooks),
            known.Count(s => s.Counts.QuickBooks > 0),
            began < ended ? ended - began : null);
    }
}

/// <summary>What the first sync brought.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Sections">In how many sections.</param>
/// <param name="Took">How long it took, from the first session on; null when that is not known any more.</param>
internal sealed record FirstSync(int Records, int Sections, TimeSpan? Took);

/// <summary>How a company stands.</summary>
/// <param name="Condition">Its status and the reason.</param>
/// <param name="NextContactAt">When its Web Connector is expected.</param>
/// <param name="Sections">All sections in order.</param>
/// <param name="Session">The session that is open; null when none is.</param>
/// <param name="Running">The sections it is reading.</param>
/// <param name="Posts">How many posts lie where.</param>
/// <param name="Inbox">What needs somebody, as much as the page shows.</param>
/// <param name="Needs">How many things that are in all.</param>
/// <param name="First">What the first sync brought; null before it ended, when somebody has seen it, and a day later.</param>
internal sealed record CompanyState(
    CompanyCondition Condition, DateTime? NextContactAt, IReadOnlyList<SectionJson> Sections, Session? Session,
    IReadOnlyList<SectionJson> Running, PostCounts Posts, IReadOnlyList<InboxItem> Inbox, int Needs,
    FirstSync? First);
