using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>What was sent of posts, read from the stored bytes of their messages: the record itself may have changed since.</summary>
internal static class SentRequests
{
    /// <summary>
    /// The aggregate (InvoiceAdd, CustomerMod) each post sent first, by the post's id; a deletion's is the request itself.
    /// </summary>
    public static async Task<Dictionary<Guid, XElement>> ReadAsync(ServerDb db, IReadOnlyCollection<Post> posts, CancellationToken ct)
    {
        var company = posts.First().CompanyId;
        var found = new Dictionary<Guid, XElement>();
        foreach (var xml in await posts.Select(p => p.BatchId).OfType<Guid>().ReadInLotsAsync(
            ids => db.PostBatches.Where(b => b.CompanyId == company && ids.Contains(b.Id)).Select(b => b.RequestXml), ct))
        {
            foreach (var request in XDocument.Parse(xml).Descendants("QBXMLMsgsRq").Elements())
            {
                if (Guid.TryParseExact(request.Attribute("requestID")?.Value, "N", out var post))
                {
                    found[post] = request.Elements().FirstOrDefault() is { HasElements: true } inner ? inner : request;
                }
            }
        }

        return found;
    }
}
