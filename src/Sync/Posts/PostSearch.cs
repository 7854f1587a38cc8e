using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>Finds posts by what their records are found by, whatever became of these, and by their own id.</summary>
internal sealed class PostSearch(ServerDb db, RecordSearch records, PostList posts)
{
    // Of what fits in one way, the posts of so many records are looked at.
    private const int MostRecords = 1_000;

    /// <summary>The posts that fit best; of those that fit alike, by the names of their records, the newest first.</summary>
    /// <param name="companies">Whose posts: of one company, or of at most <see cref="RecordSearch.MostCompanies"/>.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="isOpen">Whether it is one company, which a person has open.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<PostRow>> FindAsync(
        IReadOnlyList<Guid> companies, string text, int count, bool isOpen, CancellationToken ct)
    {
        var found = new List<(Guid Company, Guid Post)>();
        if (Guid.TryParse(text, out var own))
        {
            var company = await db.Posts.Where(p => companies.Contains(p.CompanyId) && p.Id == own).Select(p => (Guid?)p.CompanyId)
                .SingleOrDefaultAsync(ct);
            found.AddRange(company is { } its ? [(its, own)] : []);
        }

        var fit = 0;
        await foreach (var (fitting, isReadThrough) in records.FittingAsync(companies, text, isOpen, ct))
        {
            if (isReadThrough && fit >= count)
            {
                // The text is how names begin, if of none that was posted.
                break;
            }

            var keys =
                from record in fitting.Take(MostRecords)
                join post in db.Posts on new { record.CompanyId, record.Section, record.Id }
                    equals new { post.CompanyId, post.Section, Id = post.RecordId }
                orderby record.Name, post.Id descending
                select new { post.CompanyId, post.Id };
            found.AddRange((await keys.Take(count).ToListAsync(ct)).Select(k => (k.CompanyId, k.Id)).Except(found));
            if (found.Count >= count)
            {
                break;
            }

            fit += isReadThrough || fit >= count ? 0 : await fitting.Take(count).CountAsync(ct);
        }

        return await ReadAsync([.. found.Take(count)], ct);
    }

    private async Task<IReadOnlyList<PostRow>> ReadAsync(List<(Guid Company, Guid Post)> keys, CancellationToken ct)
    {
        var rows = new Dictionary<Guid, PostRow>();
        foreach (var company in keys.GroupBy(k => k.Company, k => k.Post))
        {
            foreach (var row in await posts.OfAsync(company.Key, [.. company], ct))
            {
                rows[row.Post.Id] = row;
            }
        }

        return [.. keys.Where(k => rows.ContainsKey(k.Post)).Select(k => rows[k.Post])];
    }
}
