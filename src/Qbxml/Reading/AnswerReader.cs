using System.Text;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>
/// Reads a qbXML answer as it arrives: bytes are pushed in, records come out as JSON, one at a time. Memory is bounded by one
/// record. QuickBooks' answers need not follow the schema (elements in any order, twice, unknown, odd values): all of it is
/// kept and counted. What cannot be read is a value (<see cref="Problem"/>), never an exception.
/// </summary>
public sealed class AnswerReader : IDisposable
{
    /// <summary>The most memory a single record may take, in bytes.</summary>
    public const int MaxRecordBytes = 16 * 1024 * 1024;

    // The deepest of the tables are seven below their record. Readers of JSON stop at 64 levels, and an element that comes twice is two.
    private const int MaxDepth = 24;
    private const int SetDepth = 2;
    private const int ResponseDepth = 3;
    private const int RecordDepth = 4;

    private readonly XmlTokenizer xml = new();
    private readonly RecordNodes nodes = new();
    private readonly UnknownElements unknown = new();
    private readonly RecordJson json;
    private readonly PlanSet plans;
    private readonly Transcript? transcript;
    private ElementPlan? ownContent;
    private bool endsWithRecord;
    private int skipDepth;
    private int position;

    /// <summary>Begins an answer.</summary>
    /// <param name="language">The language; null for the one shipped.</param>
    /// <param name="transcript">Takes the redacted text of the beginning along; null for none.</param>
    public AnswerReader(QbxmlLanguage? language = null, Transcript? transcript = null)
    {
        language ??= QbxmlLanguage.Default;
        plans = PlanSet.Of(language);
        json = new RecordJson(nodes);
        this.transcript = transcript;
    }

    /// <summary>The message set being read.</summary>
    public MessageSetInfo? MessageSet { get; private set; }

    /// <summary>The response being read.</summary>
    public ResponseInfo? Response { get; private set; }

    /// <summary>The record just read.</summary>
    public AnswerRecord? Record { get; private set; }

    /// <summary>Why reading stopped.</summary>
    public AnswerProblem? Problem { get; private set; }

    /// <summary>Values so far that were not of their field's kind; they stand in the JSON as text.</summary>
    public int OddValues => json.OddValues;

    /// <summary>Elements so far that the tables do not have.</summary>
    public int UnknownElements => unknown.Count;

    /// <summary>The names of such elements, the first 64 different ones.</summary>
    public IReadOnlySet<string> UnknownNames => unknown.Names;

    /// <summary>Gives more bytes (UTF-8). They are copied.</summary>
    public void Append(ReadOnlySpan<byte> utf8) => xml.Append(utf8);

    /// <summary>Says that no more bytes will come.</summary>
    public void Complete() => xml.Complete();

    /// <summary>Reads on to the next event.</summary>
    public AnswerEvent Read()
    {
        Record = null;
        if (endsWithRecord)
        {
            endsWithRecord = false;
            return AnswerEvent.ResponseEnd;
        }

        while (Problem is null)
        {
            var token = xml.Read();
            transcript?.Add(xml, token);
            var found = token switch
            {
                XmlToken.StartElement => Start(),
                XmlToken.Text => Text(),
                XmlToken.EndElement => End(),
                XmlToken.NeedMoreData => AnswerEvent.NeedMoreData,
                XmlToken.EndOfDocument => EndOfAnswer(),
                XmlToken.None => Fail(xml.Problem!.Code, xml.Problem.Message),
                XmlToken.Comment or XmlToken.ProcessingInstruction => (AnswerEvent?)null,
            };
            if (found is { } answer)
            {
                return answer;
            }
        }

        return AnswerEvent.Problem;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        xml.Dispose();
        nodes.Dispose();
    }

    private AnswerEvent? Start()
    {
        if (skipDepth > 0)
        {
            return null;
        }

        switch (xml.Depth)
        {
            case 1:
                return xml.IsName("QBXML"u8) ? null : Fail(
                    "notQbxml", $"The answer is not qbXML: it begins with {Encoding.UTF8.GetString(xml.LocalName)}.");
            case SetDepth when !xml.IsName("QBXMLMsgsRs"u8):
                skipDepth = SetDepth;
                return null;
            case SetDepth:
                MessageSet =
                    new MessageSetInfo(ResponseInfo.Text(xml, "newMessageSetID"u8), ResponseInfo.Text(xml, "messageSetStatusCode"u8));
                return AnswerEvent.MessageSet;
            case ResponseDepth:
                ownContent = plans.Find(xml.LocalName);
                Response = ResponseInfo.From(xml, ownContent?.Name ?? Encoding.UTF8.GetString(xml.LocalName), position++);
                return AnswerEvent.ResponseStart;
            default:
                return StartField();
        }
    }

    private AnswerEvent? StartField()
    {
        var plan = nodes.Count == 0 ? RecordPlan() : xml.Depth < MaxDepth ? ChildPlan() : TooDeep();
        if (plan is null)
        {
            skipDepth = xml.Depth;
            return null;
        }

        nodes.Start(plan);
        return nodes.Size > MaxRecordBytes ? TooBig() : null;
    }

    private ElementPlan? RecordPlan()
    {
        if (plans.Find(xml.LocalName) is { } known)
        {
            return known;
        }

        if (ownContent is null)
        {
            return unknown.Plan(ElementPlan.Outside, xml.LocalName);
        }

        nodes.Start(ownContent);
        return ChildPlan();
    }

    private ElementPlan? ChildPlan() => nodes.Current.Child(xml.LocalName) ?? unknown.Plan(nodes.Current, xml.LocalName);

    // Left out, and counted as what the tables do not have.
    private ElementPlan? TooDeep()
    {
        unknown.Skip();
        return null;
    }

    private AnswerEvent? Text()
    {
        if (skipDepth == 0 && nodes.Count > 0 && xml.Depth >= RecordDepth)
        {
            nodes.Text(xml.Text);
            return nodes.Size > MaxRecordBytes ? TooBig() : null;
        }

        return null;
    }

    private AnswerEvent? End()
    {
        if (skipDepth > 0)
        {
            skipDepth = skipDepth == xml.Depth ? 0 : skipDepth;
            return null;
        }

        if (xml.Depth == ResponseDepth)
        {
            endsWithRecord = nodes.Count > 0;
            return endsWithRecord ? FinishRecord() : AnswerEvent.ResponseEnd;
        }

        return xml.Depth >= RecordDepth && nodes.End() ? FinishRecord() : null;
    }

    private AnswerEvent FinishRecord()
    {
        if (endsWithRecord)
        {
            nodes.End();
        }

        var text = json.Write();
        Record = new AnswerRecord(nodes[0].Plan.Name, text, RecordKeys.From(nodes, ContentHash.Of(text.Span)))
        {
            HasSecrets = json.HasSecrets,
        };
        nodes.Clear();
        return AnswerEvent.Record;
    }

    private AnswerEvent EndOfAnswer() => MessageSet is null
        ? Fail("noMessageSet", "The answer is qbXML but holds no message set (QBXMLMsgsRs).")
        : AnswerEvent.End;

    private AnswerEvent TooBig() =>
        Fail("recordTooBig", $"A single {nodes[0].Plan.Name} is larger than {MaxRecordBytes / (1024 * 1024)} MB.");

    private AnswerEvent Fail(string code, string message)
    {
        Problem = new AnswerProblem(code, message, xml.Problem?.Offset ?? xml.BytesConsumed);
        return AnswerEvent.Problem;
    }
}
