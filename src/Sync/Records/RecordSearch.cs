using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Records;

/// <summary>
/// Finds records of any section by what a person remembers: a name or number, an id, how the name begins, or words somewhere in it. All but
/// the last are looked up in an index; for the last the names are read through, so it is done only where the others find little.
/// </summary>
internal sealed class RecordSearch(ServerDb db)
{
    /// <summary>Where no company is open, so many are searched: an index is asked once for each and each of its sections.</summary>
    public const int MostCompanies = 100;

    /// <summary>Names are read through up to so many records; a company that is open is always.</summary>
    public const int MostReadThrough = 500_000;

    // A letter above every other, for SQLite, which compares by their codes.
    private const string AboveAll = "\U0010FFFF";

    // The words of which a name is asked for one by one.
    private const int MostWords = 6;

    private static readonly List<string> Sections = [.. SectionCatalogue.All.Select(s => s.Name)];

    /// <summary>The records that fit best; deleted ones are not among them.</summary>
    /// <param name="companies">Whose records: one, or at most <see cref="MostCompanies"/>.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="isOpen">Whether it is one company, which a person has open.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<Record>> FindAsync(
        IReadOnlyList<Guid> companies, string text, int count, bool isOpen, CancellationToken ct)
    {
        var found = new Dictionary<Guid, Record>();
        await foreach (var (fitting, _) in FittingAsync(companies, text, isOpen, ct))
        {
            foreach (var record in await fitting.Where(r => r.State != RecordState.Deleted).Take(count).ToListAsync(ct))
            {
                found.TryAdd(record.Id, record);
            }

            if (found.Count >= count)
            {
                break;
            }
        }

        return [.. found.Values.Take(count)];
    }

    /// <summary>
    /// What fits, deleted records included, as one question after another, each in its order: who has enough does not ask for the next.
    /// </summary>
    public async IAsyncEnumerable<(IQueryable<Record> Records, bool IsReadThrough)> FittingAsync(
        IReadOnlyList<Guid> companies, string text, bool isOpen, [EnumeratorCancellation] CancellationToken ct)
    {
        var records = db.Records.AsNoTracking().Where(r => companies.Contains(r.CompanyId) && Sections.Contains(r.Section));
        var spellings = Spellings(text);
        yield return (ByName(records.Where(r => spellings.Contains(r.Name!))), false);
        yield return (ByName(records.Where(r => r.ExternalId == text)), false);
        yield return (ByName(records.Where(r => r.QuickBooksId == text)), false);
        foreach (var spelling in spellings)
        {
            yield return (ByName(Beginning(records, spelling)), false);
        }

        if (isOpen || await MayReadThroughAsync(companies, ct))
        {
            // The first condition is what makes a database read the index of names and not the records; in its order, so that a few
            // end the reading.
            var named = Words(text).Aggregate(records.Where(r => r.Name != null), (rest, word) => rest.NameContains(db, word));
            yield return (named.OrderBy(r => r.CompanyId).ThenBy(r => r.Section).ThenBy(r => r.Name), true);
        }
    }

    private static IQueryable<Record> ByName(IQueryable<Record> records) => records.OrderBy(r => r.Name).ThenBy(r => r.Id);

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
    private List<string> Spellings(string text) => db.FoldsEveryCase || text.All(char.IsAscii)
        ? [text]
        : [.. new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant() }.Distinct(StringComparer.Ordinal)];

    private async Task<bool> MayReadThroughAsync(IReadOnlyList<Guid> companies, CancellationToken ct) =>
        await db.Sections.Where(s => companies.Contains(s.CompanyId)).SumAsync(s => (long)s.QuickBooksCount, ct) <= MostReadThrough;
}
