using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Import;

/// <summary>Asks QuickBooks who it is, for a Web Connector that did not say so with its first call.</summary>
internal static class IdentifyMessage
{
    // Works in every QuickBooks there is; the higher version is known from the answer.
    private static readonly Dialect Lowest = new(new QbxmlVersion(2, 0), Countries.US);

    /// <summary>The message: host, company with the marks under our OwnerID, preferences.</summary>
    public static (string Xml, List<MessageRequest> Requests) Write(Session session, Guid ownerId)
    {
        var writer = new RequestWriter(Lowest, new MessageSetHeader());
        var requests = new List<MessageRequest>();
        Add("HostQueryRq", "host", new { });
        Add("CompanyQueryRq", "company", new { ownerID = new[] { ownerId.ToString("B").ToUpperInvariant() } });
        Add("PreferencesQueryRq", "preferences", new { });
        return (writer.ToString(), requests);

        void Add(string query, string section, object fields)
        {
            var request = new MessageRequest($"{session.MessageNumber + 1}.{section}", section);
            writer.Write(
                QbxmlLanguage.Default.Message(query),
                JsonSerializer.SerializeToElement(fields),
                new RequestAttributes { RequestID = request.Id });
            requests.Add(request);
        }
    }
}
