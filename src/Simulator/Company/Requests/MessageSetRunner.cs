using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Queries;

namespace WebConnectorSync.Simulator.Company.Requests;

/// <summary>Runs a message set: error recovery around it, the requests one by one inside.</summary>
internal sealed class MessageSetRunner(CompanyFile file, string application, Dictionary<string, OpenIterator> iterators)
{
    public string Run(MessageSet set, string text)
    {
        var (oldId, newId) = (set.OldMessageSetId, set.NewMessageSetId);
        if (oldId is null && newId is null)
        {
            return AnswerWriter.Frame("", Execute(set));
        }

        if (oldId?.Length > MessageSetStore.LongestId || newId?.Length > MessageSetStore.LongestId)
        {
            return Frame(newId, 9004, "");
        }

        if (oldId is not null && oldId == newId)
        {
            return file.MessageSets.Find(application, oldId) is { } stored ? Frame(newId, 0, Recovered(stored)) : Frame(newId, 9002, "");
        }

        if (newId is not null && file.MessageSets.Find(application, newId) is { } known)
        {
            return known.Request == text ? Frame(newId, 0, Recovered(known)) : Frame(newId, 9001, "");
        }

        var wasCleared = oldId is null || file.MessageSets.Clear(application, oldId);
        if (newId is null)
        {
            return Frame(null, wasCleared || oldId == "ClearAllMessageSets" ? 0 : 600, Execute(set));
        }

        if (!wasCleared && file.Faults.RefusesUnknownOldMessageSets)
        {
            return Frame(newId, 9002, "");
        }

        return Store(newId, text, Execute(set));
    }

    private static string Frame(string? newId, int code, string inside) => AnswerWriter.Frame(
        AnswerWriter.Attribute("newMessageSetID", newId) + AnswerWriter.Attribute(
            "messageSetStatusCode", code.ToString(CultureInfo.InvariantCulture)), inside);

    private string Store(string newId, string text, string inside)
    {
        if (file.Faults.CannotStoreMessageSets)
        {
            return Frame(newId, 9005, inside);
        }

        file.MessageSets.Store(application, newId, new StoredSet(text, inside));
        return Frame(newId, 0, inside);
    }

    private string Execute(MessageSet set)
    {
        var runner = new RequestRunner(file, iterators);
        var writer = new AnswerWriter(set.Dialect);
        var hasFailed = false;
        for (var i = 0; i < set.Requests.Count; i++)
        {
            var request = set.Requests[i];
            file.CountRequest(request.Name);
            var answer = hasFailed && set.StopsOnError ? new Answer(Status.NotProcessed) : runner.Run(request);
            hasFailed |= answer.Status.Code >= 1000;
            if (i < set.Requests.Count - file.Faults.MissingResponses)
            {
                writer.Write(
                    request.ResponseName,
                    file.Faults.OmitsRequestIds ? null : request.RequestId,
                    set.WantsData ? answer : answer with { Content = [] });
            }
        }

        return writer.ToString();
    }

    // Sources disagree on whether a status check gives the objects or only their ids: both are offered.
    private string Recovered(StoredSet stored)
    {
        if (!file.Faults.RecoversWithoutObjects)
        {
            return stored.Responses;
        }

        var responses = XElement.Parse($"<R>{stored.Responses}</R>");
        foreach (var ret in responses.Elements().Elements().Where(e => e.Name.LocalName.EndsWith("Ret", StringComparison.Ordinal)).ToList())
        {
            var kept = new[] { "ListID", "TxnID", "TxnNumber", "EditSequence", "ExternalGUID" }.Select(n => ret.Element(n))
                .OfType<XElement>();
            ret.ReplaceWith(new XElement("ErrorRecovery", kept));
        }

        return string.Concat(responses.Elements().Select(AnswerWriter.Lines));
    }
}
