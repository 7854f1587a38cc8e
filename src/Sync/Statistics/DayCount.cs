using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Statistics;

/// <summary>Counts what happened on a day, for one company or for all.</summary>
internal sealed class DayCount(ServerDb db, TimeProvider clock)
{
    /// <summary>The day it is now, in the server's time zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>The figures of a day, for each company that has any.</summary>
    /// <param name="day">The day.</param>
    /// <param name="company">Only this one; null: all.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyCollection<CompanyDay>> CountAsync(DateOnly day, Guid? company, CancellationToken ct)
    {
        var (from, to) = (Utc(day), Utc(day.AddDays(1)));
        var days = new Dictionary<Guid, CompanyDay>();
        CompanyDay Of(Guid id) => days.TryGetValue(id, out var found) ? found : days[id] = new() { CompanyId = id, DayOn = day };

        foreach (var (id, sum) in await SumAsync(
            db.Sessions.Where(s => s.StartedAt >= from && s.StartedAt < to), s => s.CompanyId, _ => 1, company, ct))
        {
            Of(id).Sessions = (int)sum;
        }

        foreach (var (id, sum) in await SumAsync(
            db.Log.Where(l => l.At >= from && l.At < to && l.Level != LogLevelWord.Info), l => l.CompanyId, _ => 1, company, ct))
        {
            Of(id).Problems = (int)sum;
        }

        foreach (var (id, sum) in await SumAsync(
            db.Messages.Where(m => m.HandedOutAt >= from && m.HandedOutAt < to),
            m => m.CompanyId,
            m => m.QuickBooksMilliseconds ?? 0,
            company,
            ct))
        {
            Of(id).QuickBooksMilliseconds = sum;
        }

        foreach (var (id, sum) in await SumAsync(
            db.Posts.Where(p => p.DoneAt >= from && p.DoneAt < to && p.Status == PostStatus.Posted), p => p.CompanyId, _ => 1, company, ct))
        {
            Of(id).Posted = (int)sum;
        }

        foreach (var known in await RecordsAsync(company, ct))
        {
            Of(known.Key).Records = JsonSerializer.Serialize(known.ToDictionary(s => s.Section, s => s.Count));
        }

        return days.Values;
    }

    private static async Task<List<(Guid Company, long Sum)>> SumAsync<T>(
        IQueryable<T> rows, Expression<Func<T, Guid>> owner, Expression<Func<T, long>> value, Guid? company, CancellationToken ct)
    {
        if (company is { } id)
        {
            Expression<Func<Guid>> asked = () => id;
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(Expression.Equal(owner.Body, asked.Body), owner.Parameters));
        }

        var sums = await rows.GroupBy(owner, value).Select(g => new { g.Key, Sum = g.Sum() }).ToListAsync(ct);
        return sums.ConvertAll(s => (s.Key, s.Sum));
    }

    // The day's last count stays when the day is over.
    private async Task<IEnumerable<IGrouping<Guid, (Guid Company, string Section, int Count)>>> RecordsAsync(
        Guid? company, CancellationToken ct)
    {
        var rows = await db.Sections.Where(s => s.QuickBooksCount > 0 && (company == null || s.CompanyId == company)).Select(
            s => new { s.CompanyId, s.Section, s.QuickBooksCount }).ToListAsync(ct);
        return rows.Select(s => (s.CompanyId, s.Section, s.QuickBooksCount)).GroupBy(s => s.CompanyId);
    }

    private DateTime Utc(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), clock.LocalTimeZone);
}
