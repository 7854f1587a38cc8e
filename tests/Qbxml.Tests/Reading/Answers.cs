using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Reading;

namespace WebConnectorSync.Qbxml.Tests.Reading;

/// <summary>Reads answers in tests.</summary>
internal static class Answers
{
    /// <summary>An answer with one response around some XML.</summary>
    public static string With(
        string inside, string response = "CustomerQueryRs",
        string attributes = "requestID=\"1\" statusCode=\"0\" statusSeverity=\"Info\" statusMessage=\"Status OK\"") =>
        $"<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\n<{response} {attributes}>\n{inside}\n</{response}>\n</QBXMLMsgsRs>\n</QBXML>\n";

    /// <summary>The JSON of the only record.</summary>
    public static string Json(string inside, string response = "CustomerQueryRs") =>
        Assert.Single(Read(With(inside, response)).Records).Json;

    /// <summary>Reads a whole answer, in pieces when cuts are given.</summary>
    public static Answer Read(string xml, int[]? cuts = null) => Read(Encoding.UTF8.GetBytes(xml), cuts);

    public static Answer Read(byte[] xml, int[]? cuts = null)
    {
        using var reader = new AnswerReader();
        var answer = new Answer();
        var pieces = new Queue<byte[]>(Pieces(xml, cuts ?? []));
        for (var step = 0; ; step++)
        {
            Assert.True(step < 10 + (10 * xml.Length), "The reader does not come to an end.");
            var found = reader.Read();
            answer.Note(found, reader);
            if (found is AnswerEvent.End or AnswerEvent.Problem)
            {
                return answer;
            }

            if (found != AnswerEvent.NeedMoreData)
            {
                continue;
            }

            if (pieces.TryDequeue(out var piece))
            {
                reader.Append(piece);
            }
            else
            {
                reader.Complete();
            }
        }
    }

    private static IEnumerable<byte[]> Pieces(byte[] xml, int[] cuts)
    {
        var from = 0;
        foreach (var cut in cuts.Order().Append(xml.Length))
        {
            yield return xml[from..cut];
            from = cut;
        }
    }

    /// <summary>Everything an answer had.</summary>
    internal sealed class Answer
    {
        public List<string> Events { get; } = [];

        public List<ResponseInfo> Responses { get; } = [];

        public List<MessageSetInfo> Sets { get; } = [];

        public List<(string Name, string Json, RecordKeys Keys)> Records { get; } = [];

        public AnswerProblem? Problem { get; private set; }

        public int OddValues { get; private set; }

        public int Unknown { get; private set; }

        public IReadOnlySet<string> UnknownNames { get; private set; } = new HashSet<string>();

        public JsonNode ToJson() => new JsonObject
        {
            ["events"] = new JsonArray([.. Events.Select(e => JsonValue.Create(e))]),
            ["responses"] = JsonSerializer.SerializeToNode(Responses),
            ["records"] = new JsonArray([.. Records.Select(r => JsonNode.Parse(r.Json))]),
            ["oddValues"] = OddValues,
            ["unknown"] = new JsonArray([.. UnknownNames.Order(StringComparer.Ordinal).Select(n => JsonValue.Create(n))]),
            ["problem"] = Problem?.Message,
        };

        public void Note(AnswerEvent found, AnswerReader reader)
        {
            if (found != AnswerEvent.NeedMoreData)
            {
                Events.Add(found == AnswerEvent.Record ? reader.Record!.RetName : found.ToString());
            }

            switch (found)
            {
                case AnswerEvent.MessageSet:
                    Sets.Add(reader.MessageSet!);
                    break;
                case AnswerEvent.ResponseStart:
                    Responses.Add(reader.Response!);
                    break;
                case AnswerEvent.Record:
                    Records.Add((reader.Record!.RetName, Encoding.UTF8.GetString(reader.Record.Json.Span), reader.Record.Keys));
                    break;
            }

            (Problem, OddValues, Unknown, UnknownNames) = (reader.Problem, reader.OddValues, reader.UnknownElements, reader.UnknownNames);
        }
    }
}
