using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Companies;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Posts;
using WebConnectorSync.Server.Sections;
using WebConnectorSync.Server.Sessions;

namespace WebConnectorSync.Server.Pages.Books;

/// <summary>Reads how a company stands at this moment.</summary>
internal sealed class CompanyNow(ServerDb db, SectionReader sections, PostList posts, TimeProvider clock)
{
    public async Task<CompanyState> ReadAsync(CompanyRow row, CancellationToken ct)
    {
        var company = row.Company;
        var known = (await sections.ReadAsync([company.Id], ct))[company.Id].ToList();
        var session = company.ActiveSessionId is { } id ? await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, ct) : null;
        var began = session is null
            ? []
            : await db.Sections.Where(s => s.CompanyId == company.Id && s.Status == SectionStatus.Running).ToDictionaryAsync(s => s.Section, s => s.RunStartedAt, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        return new(
            row.Condition(clock),
            row.NextContactAt(clock),
            known,
            session,
            [.. known.Where(s => session is not null && s.Status == SectionStatus.Running).Select(s => new RunningSection(s, TimeLeft.Say(s.Progress, now - (began.GetValueOrDefault(s.Section) ?? now))))],
            await posts.CountAsync(company.Id, ct));
    }
}

/// <summary>How a company stands.</summary>
/// <param name="Condition">Its status and the reason.</param>
/// <param name="NextContactAt">When its Web Connector is expected.</param>
/// <param name="Sections">All sections in order.</param>
/// <param name="Session">The session that is open; null when none is.</param>
/// <param name="Running">The sections it is reading.</param>
/// <param name="Posts">How many posts lie where.</param>
internal sealed record CompanyState(
    CompanyCondition Condition, DateTime? NextContactAt, IReadOnlyList<SectionJson> Sections, Session? Session, IReadOnlyList<RunningSection> Running, PostCounts Posts)
{
    /// <summary>Sections in use that have a problem, the failed ones first.</summary>
    public IReadOnlyList<SectionJson> Problems { get; } =
        [.. Sections.Where(s => s.InUse && s.Problem is not null).OrderByDescending(s => s.Status == SectionStatus.Error)];
}

/// <summary>A section that is being read.</summary>
/// <param name="Section">The section.</param>
/// <param name="Left">How long it will take, "about 3 minutes left"; null while that cannot be said.</param>
internal sealed record RunningSection(SectionJson Section, string? Left);
