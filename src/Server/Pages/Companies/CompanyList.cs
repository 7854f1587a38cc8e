using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>
/// Reads all companies of the caller, judges each, and picks what a page shows. The status depends on the time, so it is judged here and
/// not by the database; a thousand companies are a few milliseconds.
/// </summary>
internal sealed class CompanyList(CompanyReader companies, TimeProvider clock)
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 50;

    public async Task<CompanyListPage> ReadAsync(CompanyFilter filter, CancellationToken ct)
    {
        var rows = await companies.AllAsync(ct);
        var all = rows.ConvertAll(row => new CompanyLine(row, row.Condition(clock), row.NextContactAt(clock), row.Needs(clock)));
        var found = all.Where(filter.Finds).ToList();
        var shown = filter.Sort(found.Where(filter.Includes));
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (shown.Count + PageSize - 1) / PageSize));
        return new(
            all.Count,
            Counts(found),
            shown.Count,
            page,
            [.. shown.Skip((page - 1) * PageSize).Take(PageSize)]);
    }

    // The words of the filters with how many each would show.
    private static Dictionary<string, int> Counts(List<CompanyLine> lines) =>
        CompanyFilter.Choices.ToDictionary(choice => choice.Word, choice => lines.Count(choice.Includes), StringComparer.Ordinal);
}

/// <summary>A company in the list.</summary>
/// <param name="Row">The company.</param>
/// <param name="Condition">Its status and the reason.</param>
/// <param name="NextContactAt">When its Web Connector is expected.</param>
/// <param name="Needs">How many things need somebody.</param>
internal sealed record CompanyLine(CompanyRow Row, CompanyCondition Condition, DateTime? NextContactAt, int Needs)
{
    public Company Company => Row.Company;

    /// <summary>Somebody has to act.</summary>
    public bool NeedsSomebody => Needs > 0;

    public bool IsRunning => Row.OpenSession is { IsHeld: false };

    /// <summary>Whether its Web Connector was expected before now.</summary>
    public bool IsLate(DateTime now) => NextContactAt < now;
}

/// <summary>One page of the list.</summary>
/// <param name="All">How many companies there are.</param>
/// <param name="Counts">How many the search found, by filter.</param>
/// <param name="Found">How many the search and the filter found.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Lines">Its rows.</param>
internal sealed record CompanyListPage(
    int All, IReadOnlyDictionary<string, int> Counts, int Found, int Page, IReadOnlyList<CompanyLine> Lines)
{
    public int Pages => Math.Max(1, (Found + CompanyList.PageSize - 1) / CompanyList.PageSize);
}
