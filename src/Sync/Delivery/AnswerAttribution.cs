using System.Xml.Linq;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>
/// Finds out which records in QuickBooks came from which posts in doubt. Posts without a mark can be exactly alike (twenty equal
/// time entries), and then their number decides: none of them is written again while QuickBooks has as many as were sent.
/// </summary>
internal static class AnswerAttribution
{
    /// <summary>A post in doubt.</summary>
    /// <param name="Id">The post.</param>
    /// <param name="Sent">What it sent.</param>
    /// <param name="Candidates">The records it may have become, in the order QuickBooks made them.</param>
    internal sealed record Doubtful(Guid Id, XElement Sent, IReadOnlyList<ReturnedRecord> Candidates);

    /// <summary>What became of one.</summary>
    internal abstract record Finding
    {
        private Finding()
        {
        }

        /// <summary>It is this record.</summary>
        public sealed record Is(ReturnedRecord Record) : Finding;

        /// <summary>QuickBooks does not have it.</summary>
        public sealed record IsMissing : Finding;

        /// <summary>QuickBooks has more records like it than were sent, so others entered some, and it may be any of them.</summary>
        public sealed record MayBe(IReadOnlyList<ReturnedRecord> Records) : Finding;
    }

    /// <summary>Decides for all posts in doubt, including those that are not asked about now.</summary>
    public static Dictionary<Guid, Finding> Of(IReadOnlyList<Doubtful> posts)
    {
        // Posts with more fields choose first: an entry with a note is not the one without.
        var inOrder = posts.OrderByDescending(p => p.Sent.Descendants().Count(e => !e.HasElements)).ThenBy(p => p.Id).ToList();
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < inOrder.Count; i++)
        {
            Assign(i, inOrder, owners, []);
        }

        var records = posts.SelectMany(p => p.Candidates).DistinctBy(IdOf).ToDictionary(IdOf, StringComparer.Ordinal);
        var findings = owners.ToDictionary(o => inOrder[o.Value].Id, Finding (o) => new Finding.Is(records[o.Key]));
        foreach (var post in posts.Where(p => !findings.ContainsKey(p.Id)))
        {
            findings[post.Id] = new Finding.IsMissing();
        }

        Unsettle(posts, [.. records.Keys.Where(id => !owners.ContainsKey(id))], findings);
        return findings;
    }

    private static string IdOf(ReturnedRecord record) => record.Staged.QuickBooksId;

    // A maximum matching: a post that has taken what another needs takes another record, if it has one.
    private static bool Assign(int post, List<Doubtful> posts, Dictionary<string, int> owners, HashSet<string> tried)
    {
        foreach (var id in posts[post].Candidates.Select(IdOf))
        {
            if (tried.Add(id) && (!owners.TryGetValue(id, out var owner) || Assign(owner, posts, owners, tried)))
            {
                owners[id] = post;
                return true;
            }
        }

        return false;
    }

    // A record that is left over may belong to any post it looks like; then so may the records that these posts were given.
    private static void Unsettle(IReadOnlyList<Doubtful> posts, HashSet<string> open, Dictionary<Guid, Finding> findings)
    {
        while (posts.FirstOrDefault(p => findings[p.Id] is not Finding.MayBe && p.Candidates.Any(c => open.Contains(IdOf(c)))) is { } post)
        {
            findings[post.Id] = new Finding.MayBe(post.Candidates);
            open.UnionWith(post.Candidates.Select(IdOf));
        }
    }
}
