using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Proof;

namespace WebConnectorSync.Sync.Import;

/// <summary>
/// Asks QuickBooks who it is, for a Web Connector that did not say so with its first call; and whether it knows what is known here, when
/// that must be clear before anything else is asked.
/// </summary>
internal static class IdentifyMessage
{
    // Works in every QuickBooks there is; the higher version is known from the answer.
    private static readonly Dialect Lowest = new(new QbxmlVersion(2, 0), Countries.US);

    /// <summary>The message: host, company with the marks under our OwnerID, preferences.</summary>
    public static (string Xml, List<MessageRequest> Requests) Write(Session session, Guid ownerId)
    {
        var writer = new RequestWriter(Lowest, new MessageSetHeader());
        var requests = Ask(writer, session, ownerId);
        return (writer.ToString(), requests);
    }

    /// <summary>The same with the witnesses.</summary>
    public static (string Xml, List<MessageRequest> Requests) WriteWithWitnesses(
        Session session, Guid ownerId, FileIdentity identity, IReadOnlyList<CompanySection> rows, Dialect dialect)
    {
        var writer = new RequestWriter(dialect, new MessageSetHeader());
        var requests = Ask(writer, session, ownerId);

        // It is the proof, even where there is no witness yet and QuickBooks tells nothing of the file's history.
        requests[0] = requests[0] with { Purpose = RequestPurpose.Witness };
        WitnessQuery.Ask(writer, requests, session, identity, rows, dialect);
        return (writer.ToString(), requests);
    }

    private static List<MessageRequest> Ask(RequestWriter writer, Session session, Guid ownerId)
    {
        var requests = new List<MessageRequest>();
        Add("HostQueryRq", "host", new { });
        Add("CompanyQueryRq", "company", new { ownerID = new[] { ownerId.ToString("B").ToUpperInvariant() } });
        Add("PreferencesQueryRq", "preferences", new { });
        return requests;

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
