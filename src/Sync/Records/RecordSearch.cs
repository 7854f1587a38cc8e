using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Records;

/// <summary>
/// Finds records of any section by what a person remembers: how the name or number begins, an id, or words somewhere in the name. The first
/// two are looked up in an index; for the third the names are read through, so it is done only where the first find little.
/// </summary>
internal sealed class RecordSearch(ServerDb db)
{
    /// <summary>Names are read through up to so many records; a company that is open is always.</summary>
    public const int MostReadThrough = 500_000;

    // A letter above every other, for SQLite, which compares by their codes.
    private const string AboveAll = "\U0010FFFF";

    // So many companies are asked how large they are.
    private const int MostCompanies = 100;

    // The words of which a name is asked for one by one.
    private const int MostWords = 6;

    private static readonly List<string> Sections = [.. SectionCatalogue.All.Select(s => s.Name)];

    /// <summary>The records that fit best.</summary>
    /// <param name="companies">Whose records.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="isOne">Whether it is one company, which a person has open.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<Record>> FindAsync(
        IQueryable<Guid> companies, string text, int count, bool isOne, CancellationToken ct)
    {
        var records = db.Records.AsNoTracking()
            .Where(r => companies.Contains(r.CompanyId) && Sections.Contains(r.Section) && r.State != RecordState.Deleted);
        var found = new Dictionary<Guid, Record>();
        foreach (var spelling in Spellings(text))
        {
            await AddAsync(Beginning(records, spelling));
        }

        await AddAsync(records.Where(r => r.ExternalId == text));
        await AddAsync(records.Where(r => r.QuickBooksId == text));
        if (found.Count < count && (isOne || await MayReadThroughAsync(companies, ct)))
        {
            // The first condition is what makes a database read the index of names and not the records.
            await AddAsync(Words(text).Aggregate(records.Where(r => r.Name != null), (rest, word) => rest.NameContains(db, word)));
        }

        return [.. found.Values];

        async Task AddAsync(IQueryable<Record> query)
        {
            foreach (var record in found.Count < count ? await query.Take(count).ToListAsync(ct) : [])
            {
                if (found.Count < count)
                {
                    found.TryAdd(record.Id, record);
                }
            }
        }
    }

    private static IEnumerable<string> Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords);

    // SQL Server looks a pattern up in an index by the letters before its sign; SQLite does so with bounds alone.
    [SuppressMessage(
        "Globalization", "CA1309:Use ordinal string comparison", Justification = "The database compares, by the collation of the index.")]
    private IQueryable<Record> Beginning(IQueryable<Record> records, string text)
    {
        var (above, pattern) = (text + AboveAll, TextSearch.Literally(text) + "%");
        return db.FoldsEveryCase
            ? records.Where(r => EF.Functions.Like(r.Name!, pattern, TextSearch.Escape))
            : records.Where(r => string.Compare(r.Name, text) >= 0 && string.Compare(r.Name, above) < 0);
    }

    // Where the database does not compare letters beyond A to Z without regard to case, the usual spellings are asked for.
    private IEnumerable<string> Spellings(string text) => db.FoldsEveryCase || text.All(char.IsAscii)
        ? [text]
        : new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant() }.Distinct(StringComparer.Ordinal);

    private async Task<bool> MayReadThroughAsync(IQueryable<Guid> companies, CancellationToken ct) =>
        await companies.Take(MostCompanies + 1).CountAsync(ct) <= MostCompanies
        && await db.Sections.Where(s => companies.Contains(s.CompanyId)).SumAsync(s => (long)s.QuickBooksCount, ct) <= MostReadThrough;
}
