using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;
using MessageKind = WebConnectorSync.Sync.Model.MessageKind;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>The message that looks for the records of posts in doubt, one query for those that would ask the same.</summary>
internal sealed class RecoveryMessage(ServerDb db, TimeProvider clock)
{
    // Each may bring several whole records.
    private const int Most = 50;

    /// <summary>Asks for the next ones; null when none is in doubt.</summary>
    public async Task<PostMessage?> NextAsync(Session session, Dialect dialect, CancellationToken ct)
    {
        var posts = await DuePosts.ToLookUp(db, session.CompanyId, clock.GetUtcNow().UtcDateTime).OrderBy(p => p.Id).Take(Most).ToListAsync(ct);
        if (posts.Count == 0)
        {
            return null;
        }

        var sent = await SentRequests.ReadAsync(db, posts, ct);
        var writer = new RequestWriter(dialect, new MessageSetHeader());
        var requests = new List<MessageRequest>();
        var asked = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            var record = await db.Records.SingleOrDefaultAsync(r => r.CompanyId == post.CompanyId && r.Section == post.Section && r.Id == post.RecordId, ct);
            if (record is null || await QueryAsync(post, record, sent.GetValueOrDefault(post.Id), dialect, ct) is not var (query, fields))
            {
                // The record is gone, or no query could find it.
                post.Ask(post.ErrorCode, Reason.Of(ReasonCode.NotFindable), post.ErrorDetail);
                continue;
            }

            // Many posts of one day ask the same.
            var question = query.Name + fields.GetRawText();
            if (asked.TryGetValue(question, out var place))
            {
                requests[place] = requests[place] with { FurtherPosts = [.. requests[place].FurtherPosts ?? [], post.Id] };
                continue;
            }

            asked[question] = requests.Count;
            var id = $"{session.MessageNumber + 1}.{post.Id:N}";
            writer.Write(query, fields, new RequestAttributes { RequestID = id });
            requests.Add(new MessageRequest(id, post.Section) { Purpose = RequestPurpose.Trace, PostId = post.Id, Response = query.Name[..^2] + "Rs" });
        }

        return requests.Count == 0 ? null : new PostMessage(MessageKind.LookUp, writer.ToString(), requests);
    }

    private async Task<(MessageDef Query, System.Text.Json.JsonElement Fields)?> QueryAsync(Post post, Record record, XElement? sent, Dialect dialect, CancellationToken ct)
    {
        if (record.QuickBooksId is { } id)
        {
            return RecoveryQuery.OfId(record, id, dialect);
        }

        if (sent is null)
        {
            return null;
        }

        var parent = sent.Element("ParentRef");
        var parentId = parent?.Element("ListID")?.Value;
        var parentName = parentId is null ? parent?.Element("FullName")?.Value
            : await db.Records.Where(r => r.CompanyId == post.CompanyId && r.Section == post.Section && r.QuickBooksId == parentId).Select(r => r.Name).FirstOrDefaultAsync(ct);
        var since = await db.Sections.Where(s => s.CompanyId == post.CompanyId && s.Section == post.Section).Select(s => s.SyncTime).FirstOrDefaultAsync(ct);
        return RecoveryQuery.OfAdd(post.Section, sent, parentName, since, dialect);
    }
}
