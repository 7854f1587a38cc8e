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
internal sealed class SiteSearch(ServerDb db, Caller caller, RecordSearch records, PostList posts, LogSearch log)
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
            return new(text, [new("Pages", here)]);
        }

        var found = await RecordsAsync(text, company?.Id, each, ct);
        var lines = await log.FindAsync(text, company?.Id, each, ct);
        var names = await NamesAsync([.. found.Select(r => r.CompanyId).Concat(lines.Select(l => l.CompanyId)).Distinct()], ct);
        List<SearchGroup> groups =
        [
            new("Companies", await CompaniesAsync(text, each, ct)),
            new("Records", [.. found.Select(r => Hit(r, names))]),
            new("Posts", await PostsAsync(found, names, each, ct)),
            new("Codes", HelpSearch.Codes(text, each)),
            new("Log", [.. lines.Select(l => Hit(l, names))]),
            new("Pages and help", [.. here.Concat(HelpSearch.Chapters(text, each)).Take(each)]),
        ];
        return new(text, [.. groups.Where(g => g.Hits.Count > 0)]);
    }

    private async Task<Func<Guid, string>> NamesAsync(List<Guid> companies, CancellationToken ct)
    {
        var names = await db.SeenBy(caller).Where(c => companies.Contains(c.Id)).Select(c => new { c.Id, c.Name })
            .ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return id => names.GetValueOrDefault(id, "");
    }

    private async Task<IReadOnlyList<Record>> RecordsAsync(string text, Guid? company, int each, CancellationToken ct)
    {
        var all = db.SeenBy(caller);
        IReadOnlyList<Record> first = company is { } id
            ? await records.FindAsync(all.Where(c => c.Id == id).Select(c => c.Id), text, each, isOne: true, ct) : [];
        return first.Count >= each ? first
            : [.. first, .. await records.FindAsync(
                all.Where(c => c.Id != company).Select(c => c.Id), text, each - first.Count, isOne: false, ct)];
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

    private async Task<IReadOnlyList<SearchHit>> PostsAsync(
        IReadOnlyList<Record> of, Func<Guid, string> names, int each, CancellationToken ct)
    {
        var rows = new List<PostRow>();
        foreach (var company in of.GroupBy(r => r.CompanyId))
        {
            rows.AddRange(await posts.OfRecordsAsync(company.Key, [.. company], each, ct));
        }

        return
        [
            .. rows.Take(each).Select(PostLine.Of).Select(line => new SearchHit(
                line.Title,
                $"Post, {PostWords.MarkOf(line.Row).Word.ToLowerInvariant()}, {names(line.Post.CompanyId)}",
                line.Problem?.Message,
                $"/companies/{line.Post.CompanyId}/posts/{line.Post.Id}")),
        ];
    }

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

    private static SearchHit Hit(LogEntry line, Func<Guid, string> names) => new(
        line.Text,
        $"Log, {names(line.CompanyId)}",
        line.Advice,
        line.SessionId is { } session ? $"/companies/{line.CompanyId}/sessions/{session}#line-{line.Id}"
            : $"/companies/{line.CompanyId}/log");
}
