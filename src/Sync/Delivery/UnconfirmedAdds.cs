using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>
/// Adds whose outcome is unknown: those asked about now and all others of the same sections, because one record of QuickBooks can belong
/// to one post only.
/// </summary>
internal sealed class UnconfirmedAdds
{
    private readonly ServerDb db;
    private readonly Guid companyId;
    private readonly List<Add> adds;

    private UnconfirmedAdds(ServerDb db, Guid companyId, List<Add> adds, Dictionary<Guid, XElement> sent) =>
        (this.db, this.companyId, this.adds, Sent) = (db, companyId, adds, sent);

    /// <summary>What each of the posts sent, by the post's id.</summary>
    public Dictionary<Guid, XElement> Sent { get; }

    /// <summary>Reads them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="asked">The posts that are asked for now, of whatever kind.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<UnconfirmedAdds> ReadAsync(ServerDb db, Guid companyId, IReadOnlyCollection<Post> asked, CancellationToken ct)
    {
        var sections = asked.Select(p => p.Section).Distinct().ToList();
        var rows = await db.Posts
            .Where(p => p.CompanyId == companyId && sections.Contains(p.Section) && p.LookUp == PostLookUp.Doubt && p.BatchId != null)
            .Join(
                db.Records.Where(r => r.QuickBooksId == null),
                p => new { p.CompanyId, p.Section, Id = p.RecordId },
                r => new { r.CompanyId, r.Section, r.Id },
                (Post, Record) => new { Post, Record.Mark })
            .ToListAsync(ct);
        var batches = await rows.Select(r => r.Post.BatchId!.Value)
            .ReadInLotsAsync(
                lot => db.PostBatches.Where(b => b.CompanyId == companyId && lot.Contains(b.Id)).Select(b => new { b.Id, b.CreatedAt }),
                ct);
        var madeAt = batches.ToDictionary(b => b.Id, b => b.CreatedAt);
        List<Post> all = [.. rows.Select(r => r.Post).UnionBy(asked, p => p.Id)];
        var sent = all.Count == 0 ? [] : await SentRequests.ReadAsync(db, all, ct);
        return new(
            db,
            companyId,
            [.. rows.Where(r => sent.ContainsKey(r.Post.Id)).Select(
                r => new Add(r.Post, sent[r.Post.Id], r.Mark, madeAt[r.Post.BatchId!.Value]))],
            sent);
    }

    /// <summary>Finds out which of the records QuickBooks showed they became.</summary>
    /// <param name="answers">The posts whose questions were answered, with what was found.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Dictionary<Guid, AnswerAttribution.Finding>> FindAsync(
        IReadOnlyList<(Post Post, ReturnedRecord[] Found)> answers, CancellationToken ct)
    {
        if (adds.Count == 0)
        {
            return [];
        }

        var records = answers.SelectMany(a => a.Found).DistinctBy(f => f.Staged.QuickBooksId).ToList();
        var known = await KnownAsync(records, ct);
        var free = records.FindAll(r => known.GetValueOrDefault(r.Staged.QuickBooksId) is not { IsLinked: true });
        var named = answers.ToDictionary(a => a.Post.Id, a => a.Found);
        var alike = new Dictionary<string, List<ReturnedRecord>>(StringComparer.Ordinal);
        return AnswerAttribution.Of(adds.ConvertAll(a => new AnswerAttribution.Doubtful(a.Post.Id, a.Sent, Candidates(a))));

        IReadOnlyList<ReturnedRecord> Candidates(Add add)
        {
            var marked = free.FindAll(f => add.Mark is not null && string.Equals(f.Mark, add.Mark, StringComparison.OrdinalIgnoreCase));
            if (marked.Count > 0 || MemoMark.Is(add.Mark))
            {
                return marked;
            }

            if (!PostKinds.IsTransaction(add.Post.Section))
            {
                // Its own question was for its name.
                return [.. named.GetValueOrDefault(add.Post.Id, []).Where(free.Contains)];
            }

            var text = add.Sent.ToString(SaveOptions.DisableFormatting);
            var same = alike.TryGetValue(text, out var found) ? found : alike[text] = free.FindAll(
                f => f.Mark is null && TransactionFingerprint.Has(f.Fields, add.Sent));

            // What was read before the post was made is not what became of it.
            return same.FindAll(f => known.GetValueOrDefault(f.Staged.QuickBooksId) is not { } row || row.CreatedAt >= add.MadeAt);
        }
    }

    private async Task<Dictionary<string, Known>> KnownAsync(List<ReturnedRecord> records, CancellationToken ct)
    {
        var sections = adds.Select(a => a.Post.Section).Distinct().ToList();
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        foreach (var ids in records.Select(r => r.Staged.QuickBooksId).InLots())
        {
            foreach (var row in await db.Records.Where(
                r => r.CompanyId == companyId && sections.Contains(r.Section) && r.QuickBooksId != null && ids.Contains(r.QuickBooksId))
                .Select(r => new { r.QuickBooksId, IsLinked = r.ExternalId != null, r.CreatedAt }).ToListAsync(ct))
            {
                known[row.QuickBooksId!] = new(row.IsLinked, row.CreatedAt);
            }
        }

        return known;
    }

    private sealed record Add(Post Post, XElement Sent, string? Mark, DateTime MadeAt);

    private sealed record Known(bool IsLinked, DateTime CreatedAt);
}
