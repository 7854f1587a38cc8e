using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Statistics;

/// <summary>Counts what the tables say of a day: each line, post and message has its time.</summary>
internal static class DayCount
{
    /// <summary>The figures between two instants, for each company that has any.</summary>
    /// <param name="db">Where it is.</param>
    /// <param name="from">The first instant (UTC).</param>
    /// <param name="to">The first that is past it.</param>
    /// <param name="company">Only this one; null: all.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<IReadOnlyDictionary<Guid, DayFigures>> ReadAsync(
        ServerDb db, DateTime from, DateTime to, Guid? company, CancellationToken ct)
    {
        var problems = await SumAsync(
            db.Log.Where(l => l.At >= from && l.At < to && l.Level != LogLevelWord.Info), l => l.CompanyId, _ => 1, company, ct);
        var posted = await SumAsync(
            db.Posts.Where(p => p.DoneAt >= from && p.DoneAt < to && p.Status == PostStatus.Posted), p => p.CompanyId, _ => 1, company, ct);
        var took = await SumAsync(
            db.Messages.Where(m => m.HandedOutAt >= from && m.HandedOutAt < to),
            m => m.CompanyId,
            m => m.QuickBooksMilliseconds ?? 0,
            company,
            ct);
        return problems.Keys.Union(posted.Keys).Union(took.Keys).ToDictionary(
            id => id,
            id => new DayFigures(
                (int)problems.GetValueOrDefault(id), (int)posted.GetValueOrDefault(id), took.GetValueOrDefault(id)));
    }

    private static async Task<Dictionary<Guid, long>> SumAsync<T>(
        IQueryable<T> rows, Expression<Func<T, Guid>> owner, Expression<Func<T, long>> value, Guid? company, CancellationToken ct)
    {
        if (company is { } id)
        {
            Expression<Func<Guid>> asked = () => id;
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(Expression.Equal(owner.Body, asked.Body), owner.Parameters));
        }

        return await rows.GroupBy(owner, value).Select(g => new { g.Key, Sum = g.Sum() }).ToDictionaryAsync(s => s.Key, s => s.Sum, ct);
    }
}

/// <summary>What the tables say of a company's day.</summary>
/// <param name="Problems">Warnings and problems in the log.</param>
/// <param name="Posted">Posts that arrived.</param>
/// <param name="QuickBooksMilliseconds">How long QuickBooks took, in all.</param>
internal sealed record DayFigures(int Problems, int Posted, long QuickBooksMilliseconds)
{
    /// <summary>Puts them into a day.</summary>
    public void Into(CompanyDay day) =>
        (day.Problems, day.Posted, day.QuickBooksMilliseconds) = (Problems, Posted, QuickBooksMilliseconds);
}
