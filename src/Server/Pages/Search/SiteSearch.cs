using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Pages.Documents;
using WebConnectorSync.Server.Pages.Posts;
using WebConnectorSync.Server.Pages.Records;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Search;

/// <summary>
/// One search over everything: companies, records, posts, codes, the log, pages and the help. It begins with the company that is open, and
/// finds nothing that the caller may not see.
/// </summary>
internal sealed class SiteSearch(ServerDb db, Caller caller, RecordSearch records, PostSearch posts, LogSearch log)
{
    /// <summary>The longest text that is searched for.</summary>
    public const int MaxLength = 100;

    /// <summary>What fits to it.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="open">The company that is open; null when none is.</param>
    /// <param name="each">How many of each kind.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SearchFound> FindAsync(string? text, Guid? open, int each, CancellationToken ct)
    {
        text = text?.Trim() ?? "";
        text = text[..Math.Min(text.Length, MaxLength)];
        var company = open is { } id ? await db.SeenBy(caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) : null;
        var here = KnownPages.Find(text, caller, company?.Id);
        if (text.Length == 0)
        {
            return new(text, [new("Pages", here, IsMore: false)]) { Company = company?.Id };
        }

        // One more than is shown: it says that there are more.
        var most = each + 1;
        var others = await OthersAsync(company?.Id, ct);
        List<Guid> searched = [.. others.Take(RecordSearch.MostCompanies)];
        var found = await OpenFirstAsync(
            company?.Id, searched, most, (ids, count, isOpen) => records.FindAsync(ids, text, count, isOpen, ct));
        var written = await OpenFirstAsync(
            company?.Id, searched, most, (ids, count, isOpen) => posts.FindAsync(ids, text, count, isOpen, ct));
        var lines = await log.FindAsync(text, company?.Id, most, ct);
        var names = await NamesAsync(
            [.. found.Select(r => r.CompanyId), .. written.Select(w => w.Post.CompanyId), .. lines.Select(l => l.CompanyId)], ct);
        List<SearchGroup> groups =
        [
            SearchGroup.Of("Companies", await CompaniesAsync(text, most, ct), each),
            SearchGroup.Of("Records", [.. found.Select(r => Hit(r, names))], each),
            SearchGroup.Of("Posts", [.. written.Select(w => Hit(PostLine.Of(w), names))], each),
            SearchGroup.Of("Codes", HelpSearch.Codes(text, most), each),
            SearchGroup.Of("Log", [.. lines.Select(l => Hit(l, text, names))], each),
            SearchGroup.Of("Pages and help", [.. here, .. HelpSearch.Chapters(text, most)], each),
        ];
        return new(text, [.. groups.Where(g => g.Hits.Count > 0)])
        {
            Company = company?.Id,
            IsOfSomeCompanies = others.Count > RecordSearch.MostCompanies,
        };
    }

    // Those that synced last, and one more than are searched.
    private Task<List<Guid>> OthersAsync(Guid? open, CancellationToken ct) => db.SeenBy(caller).Where(c => c.Id != open)
        .OrderByDescending(c => c.LastSyncAt).ThenBy(c => c.Id).Select(c => c.Id).Take(RecordSearch.MostCompanies + 1).ToListAsync(ct);

    private static async Task<IReadOnlyList<T>> OpenFirstAsync<T>(
        Guid? open, List<Guid> others, int count, Func<IReadOnlyList<Guid>, int, bool, Task<IReadOnlyList<T>>> findAsync)
    {
        var first = open is { } id ? await findAsync([id], count, true) : [];
        return first.Count >= count || others.Count == 0 ? first : [.. first, .. await findAsync(others, count - first.Count, false)];
    }

    private async Task<Func<Guid, string>> NamesAsync(IEnumerable<Guid> of, CancellationToken ct)
    {
        List<Guid> companies = [.. of.Distinct()];
        var names = await db.SeenBy(caller).Where(c => companies.Contains(c.Id)).Select(c => new { c.Id, c.Name })
            .ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return id => names.GetValueOrDefault(id, "");
    }

    private async Task<IReadOnlyList<SearchHit>> CompaniesAsync(string text, int each, CancellationToken ct)
    {
        var companies = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(db.SeenBy(caller), (rest, word) => rest.Where(Fits(word)));
        return await companies.OrderBy(c => c.NameKey).Take(each)
            .Select(c => new SearchHit(c.Name, "Company", c.FilePath, $"/companies/{c.Id}"))
            .ToListAsync(ct);
    }

    private System.Linq.Expressions.Expression<Func<Company, bool>> Fits(string word)
    {
        var key = Company.KeyOf(word);
        return TextSearch.Or(TextSearch.Contains<Company>(db, word, c => c.QuickBooksName, c => c.FilePath), c => c.NameKey.Contains(key));
    }

    private static SearchHit Hit(PostLine line, Func<Guid, string> names) => new(
        line.Title,
        $"Post, {PostWords.MarkOf(line.Row).Word.ToLowerInvariant()}, {names(line.Post.CompanyId)}",
        line.Problem?.Message,
        $"/companies/{line.Post.CompanyId}/posts/{line.Post.Id}");

    private static SearchHit Hit(Record record, Func<Guid, string> names)
    {
        var line = RecordLine.Of(record);
        string?[] facts = [line.Party, record.TxnOn is { } day ? FieldText.Day(day) : null, line.Amount];
        return new(
            line.Title,
            $"{line.Kind}, {names(record.CompanyId)}",
            string.Join(", ", facts.Where(f => !string.IsNullOrEmpty(f))) is { Length: > 0 } said ? said : null,
            $"/companies/{record.CompanyId}{line.Path}");
    }

    // A line outside of a session is found again by the words it was found by.
    private static SearchHit Hit(LogEntry line, string text, Func<Guid, string> names) => new(
        line.Text,
        $"Log, {names(line.CompanyId)}",
        line.Advice,
        $"/companies/{line.CompanyId}" + (line.SessionId is { } session ? $"/sessions/{session}" : $"/log?q={Uri.EscapeDataString(text)}")
            + $"#line-{line.Id}");
}
