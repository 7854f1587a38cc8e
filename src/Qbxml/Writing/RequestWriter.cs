using System.Buffers;
using System.Text;
using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Writing;

/// <summary>
/// Writes one qbXML message: any request of the language from the JSON of a record or query. Order, choices and repetition come
/// from the tables; what does not exist in the dialect is left out, because a single such element makes QuickBooks refuse the
/// whole message. Values are not checked here: validate before (<see cref="Validation.Validator"/>).
/// </summary>
public sealed class RequestWriter
{
    private static readonly QbxmlVersion MacrosSince = new(2, 0);
    private static readonly QbxmlVersion MetaDataSince = new(4, 0);
    private static readonly QbxmlVersion IteratorsSince = new(5, 0);

    private readonly ArrayBufferWriter<byte>? ownBuffer;
    private readonly Dialect dialect;
    private readonly XmlOutput xml;
    private readonly FieldWriter fields;
    private bool isComplete;

    /// <summary>Begins a message.</summary>
    /// <param name="dialect">What the QuickBooks at the other end understands.</param>
    /// <param name="header">The attributes of the message set.</param>
    /// <param name="output">Where the bytes go; null keeps them for <see cref="ToString"/>.</param>
    public RequestWriter(Dialect dialect, MessageSetHeader header, IBufferWriter<byte>? output = null)
    {
        this.dialect = dialect;
        ownBuffer = output is null ? new ArrayBufferWriter<byte>(4096) : null;
        xml = new XmlOutput(output ?? ownBuffer!);
        fields = new FieldWriter(xml, dialect);
        xml.Raw($"<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"{dialect.Version}\"?><QBXML>");
        xml.Start("QBXMLMsgsRq");
        xml.Attribute("onError", header.OnError switch { OnError.Continue => "continueOnError", OnError.Stop => "stopOnError" });
        xml.Attribute("oldMessageSetID", header.OldMessageSetID);
        xml.Attribute("newMessageSetID", header.NewMessageSetID);
        xml.Attribute("responseData", header.IncludeObjects ? null : "includeNone");
        xml.EndOfStart();
    }

    /// <summary>Requests written.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes written so far, every one of them an ASCII character.</summary>
    public long Length => xml.Length;

    /// <summary>Writes one request.</summary>
    /// <param name="request">The request's definition.</param>
    /// <param name="json">A query's fields; of an Add or Mod the object's fields, which stand one element deeper on the wire.</param>
    /// <param name="attributes">What it says besides.</param>
    public void Write(MessageDef request, JsonElement json, RequestAttributes? attributes = null)
    {
        if (isComplete || request.Kind != MessageKind.Request)
        {
            throw new InvalidOperationException($"{request.Name} cannot be written here.");
        }

        attributes ??= new RequestAttributes();
        xml.Start(request.Name);
        xml.Attribute("requestID", attributes.RequestID);
        xml.Attribute("metaData", request.HasMetaData && dialect.Version >= MetaDataSince ? attributes.MetaData : null);
        if (request.HasIterator && dialect.Version >= IteratorsSince)
        {
            xml.Attribute("iterator", attributes.Iterator);
            xml.Attribute("iteratorID", attributes.IteratorID);
        }

        xml.EndOfStart();
        WriteFields(request, json, attributes);
        xml.End(request.Name);
        Count++;
    }

    /// <summary>Ends the message.</summary>
    public void Complete()
    {
        if (!isComplete)
        {
            xml.End("QBXMLMsgsRq");
            xml.End("QBXML");
            isComplete = true;
        }
    }

    /// <summary>The message, ended if it was not; only for a writer without an output of its own.</summary>
    public override string ToString()
    {
        Complete();
        return ownBuffer is null ? "" : Encoding.ASCII.GetString(ownBuffer.WrittenSpan);
    }

    private void WriteFields(MessageDef request, JsonElement json, RequestAttributes attributes)
    {
        // A null in an Add says nothing; in a Mod it clears the field.
        fields.NullClears = request.IsMod;
        if (request.Inner is not { } inner)
        {
            fields.Sequence(request.Root.Children, json);
            return;
        }

        xml.Start(inner.Name);
        xml.Attribute("defMacro", request.HasDefMacro && dialect.Version >= MacrosSince ? attributes.DefMacro : null);
        xml.EndOfStart();
        fields.Sequence(inner.Children, json);
        xml.End(inner.Name);
        if (request.Root.ChildElements.TryGetValue("IncludeRetElement", out var include) && include.Gate.IsOpenFor(dialect))
        {
            foreach (var name in attributes.IncludeRetElements)
            {
                xml.Element(include.Name, name);
            }
        }
    }
}
