using System.Xml;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>What was said about one post, cut out of the messages that carried many.</summary>
internal static class PostTexts
{
    /// <summary>
    /// The post's own requests in the message that carried it last, and QuickBooks' answer to them; null where nothing is kept. Personal
    /// data is masked.
    /// </summary>
    public static async Task<(string? Request, string? Answer)> ReadAsync(ServerDb db, Post post, CancellationToken ct)
    {
        var request = post.BatchId is { } batch
            ? await db.PostBatches.Where(
                b => b.CompanyId == post.CompanyId && b.Id == batch).Select(b => b.RequestXml).SingleOrDefaultAsync(ct)
            : null;
        var last = PostAttempt.Of(post).LastOrDefault();
        var answer = last is null ? null
            : await db.Messages.Where(
                m => m.SessionId == last.SessionId && m.Number == last.Message).Select(m => m.AnswerXml).SingleOrDefaultAsync(ct);
        return (Part(request, post.Id), Part(answer, post.Id));
    }

    /// <summary>The elements that belong to a post, masked; null when there are none. The text may be cut off anywhere.</summary>
    public static string? Part(string? xml, Guid postId)
    {
        if (xml is null)
        {
            return null;
        }

        var own = new List<string>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
                while (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("requestID") is { } id)
                {
                    if (PostRequest.IsOf(id, postId))
                    {
                        own.Add(((XElement)XNode.ReadFrom(reader)).ToString());
                    }
                    else
                    {
                        reader.Skip();
                    }
                }
            }
        }
        catch (XmlException)
        {
            // What is kept of a long answer ends in the middle; what came before is whole.
        }

        return own.Count == 0 ? null : PersonalData.Mask(string.Join("\n", own));
    }
}
