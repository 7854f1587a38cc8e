using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;
using MessageKind = WebConnectorSync.Sync.Model.MessageKind;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>The message that looks for the records of posts in doubt, one query for those that would ask the same.</summary>
internal sealed class RecoveryMessage(ServerDb db, NamedReferences named, TimeProvider clock)
{
    // Each may bring several whole records.
    private const int Most = 50;

    /// <summary>Asks for the next ones; null when none is in doubt.</summary>
    public async Task<PostMessage?> NextAsync(Session session, Dialect dialect, CancellationToken ct)
    {
        var posts =
            await DuePosts.ToLookUp(db, session.CompanyId, clock.GetUtcNow().UtcDateTime).OrderBy(p => p.Id).Take(Most).ToListAsync(ct);
        if (posts.Count == 0)
        {
            return null;
        }

        // Where QuickBooks could not read a message, it is asked about fewer in one.
        posts = [.. posts.Take(posts.Select(p => p.Together).Where(t => t > 0).DefaultIfEmpty(Most).Min())];
        var sent = await SentRequests.ReadAsync(db, posts, ct);
        var records = await DuePosts.RecordsAsync(db, session.CompanyId, posts, ct);
        var context = await AskedContext.ReadAsync(db, session.CompanyId, posts, sent, ct);
        var writer = new RequestWriter(dialect, new MessageSetHeader());
        var requests = new List<MessageRequest>();
        var asked = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            if (post.LookUp == PostLookUp.Named && records.TryGetValue(post.RecordId, out var refused))
            {
                await AskNamedAsync(session, dialect, post, refused, writer, requests, ct);
                continue;
            }

            if (!records.TryGetValue(post.RecordId, out var record)
                || QueryOf(post, record, sent.GetValueOrDefault(post.Id), context, dialect) is not var (query, fields))
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
            requests.Add(new MessageRequest(id, post.Section)
            {
                Purpose = RequestPurpose.Recover,
                PostId = post.Id,
                Response = query.Name[..^2] + "Rs",
            });
        }

        if (requests.Count == 0)
        {
            await CloseAsync(session.CompanyId, ct);
            return null;
        }

        return new PostMessage(MessageKind.LookUp, writer.ToString(), requests);
    }

    // Nothing of it can be asked for, and no answer will come that would close it.
    private async Task CloseAsync(Guid companyId, CancellationToken ct)
    {
        if (await db.PostBatches.SingleOrDefaultAsync(b => b.CompanyId == companyId && b.ClosedAt == null, ct)
            is { Stage: BatchStage.LookingUp } batch)
        {
            await SearchedBatch.CloseAsync(db, batch, clock.GetUtcNow().UtcDateTime, ct);
        }
    }

    private async Task AskNamedAsync(
        Session session, Dialect dialect, Post post, Record record, RequestWriter writer, List<MessageRequest> requests,
        CancellationToken ct)
    {
        var before = requests.Count;
        var trouble = IdAnswers.TroubleOf(CodeExplanations.Of(post.ErrorCode!, post.ErrorDetail), post.ErrorDetail);
        foreach (var one in await named.OfAsync(record, trouble, post.ErrorDetail, ct))
        {
            if (RecoveryQuery.OfId(one.Section, one.QuickBooksId, dialect) is not var (query, fields))
            {
                continue;
            }

            var id = $"{session.MessageNumber + 1}.{post.Id:N}.{requests.Count}";
            writer.Write(query, fields, new RequestAttributes { RequestID = id });
            requests.Add(new MessageRequest(id, one.Section)
            {
                Purpose = RequestPurpose.Named,
                PostId = post.Id,
                Value = one.QuickBooksId,
                Response = query.Name[..^2] + "Rs",
            });
        }

        if (requests.Count == before)
        {
            post.Ask(post.ErrorCode, Reason.Failure(post.ErrorCode!, post.ErrorDetail), post.ErrorDetail);
        }
    }

    private static (MessageDef Query, JsonElement Fields)? QueryOf(
        Post post, Record record, XElement? sent, AskedContext context, Dialect dialect)
    {
        if (record.QuickBooksId is { } id)
        {
            return RecoveryQuery.OfId(record, id, dialect);
        }

        if (sent is null)
        {
            return null;
        }

        var parentName = ParentId(sent) is { } parent
            ? context.ParentNames.GetValueOrDefault((post.Section, parent))
            : sent.Element("ParentRef")?.Element("FullName")?.Value;
        return RecoveryQuery.OfAdd(post.Section, sent, parentName, context.SyncTimes.GetValueOrDefault(post.Section), dialect);
    }

    private static string? ParentId(XElement sent) => sent.Element("ParentRef")?.Element("ListID")?.Value;

    // What the questions name beside the posts themselves, read for all of them at once.
    private sealed record AskedContext(
        IReadOnlyDictionary<string, string?> SyncTimes, IReadOnlyDictionary<(string Section, string Id), string?> ParentNames)
    {
        public static async Task<AskedContext> ReadAsync(
            ServerDb db, Guid companyId, IReadOnlyList<Post> posts, IReadOnlyDictionary<Guid, XElement> sent, CancellationToken ct)
        {
            List<string> sections = [.. posts.Select(p => p.Section).Distinct()];
            var times = await db.Sections
                .Where(s => s.CompanyId == companyId && sections.Contains(s.Section))
                .ToDictionaryAsync(s => s.Section, s => s.SyncTime, ct);
            List<string> parents = [.. sent.Values.Select(ParentId).OfType<string>().Distinct()];
            var names = parents.Count == 0 ? [] : await db.Records
                .Where(r => r.CompanyId == companyId && sections.Contains(r.Section) && parents.Contains(r.QuickBooksId!))
                .Select(r => new { r.Section, r.QuickBooksId, r.Name })
                .ToListAsync(ct);
            return new(times, names.ToDictionary(r => (r.Section, r.QuickBooksId!), r => r.Name));
        }
    }
}
