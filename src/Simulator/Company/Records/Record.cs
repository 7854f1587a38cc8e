using System.Text;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Records;

/// <summary>
/// One list entry or transaction. Its fields are one piece of UTF-8 text (a hundred thousand fit easily); what queries look at
/// stands beside it. Ids, times, full names and balances are not in the text: they are put in when it is returned.
/// </summary>
internal sealed class Record
{
    private readonly Func<Record, XElement>? compute;
    private byte[]? text;

    public Record(ObjectDef definition, string id, XElement fields) => (Definition, Id, text) = (definition, id, Pack(fields));

    /// <summary>A record whose fields are computed when somebody looks at them.</summary>
    public Record(ObjectDef definition, string id, Func<Record, XElement> compute) =>
        (Definition, Id, this.compute) = (definition, id, compute);

    public ObjectDef Definition { get; }

    public string Id { get; }

    /// <summary>Whether it has a TxnID rather than a ListID.</summary>
    public bool IsTransaction => Definition.Kind == ObjectKind.Txn;

    /// <summary>A list entry's Name, a transaction's RefNumber; empty when it has none.</summary>
    public string Name { get; set; } = "";

    public bool IsActive { get; set; } = true;

    /// <summary>UTC seconds since 1970.</summary>
    public long CreatedAt { get; set; }

    /// <summary>UTC seconds since 1970.</summary>
    public long ModifiedAt { get; set; }

    public long EditSequence { get; set; }

    public Record? Parent { get; set; }

    /// <summary>A transaction's date.</summary>
    public DateOnly TxnDate { get; set; }

    /// <summary>The customer, vendor or other name a transaction belongs to.</summary>
    public Record? Entity { get; set; }

    public int TxnNumber { get; set; }

    public decimal Balance { get; set; }

    /// <summary>The balance including all descendants.</summary>
    public decimal TotalBalance { get; set; }

    /// <summary>Custom fields and private data; null when there are none.</summary>
    public List<Extension>? Extensions { get; set; }

    /// <summary>The fields, unpacked; a change must be given back by <see cref="SetFields"/>.</summary>
    public XElement Fields()
    {
        if (text is null)
        {
            return compute!(this);
        }

        using var stream = new MemoryStream(text);
        return XElement.Load(stream);
    }

    public void SetFields(XElement changed) => text = Pack(changed);

    /// <summary>Whether the text holds an id somewhere; cheap, and true too often rather than too seldom.</summary>
    public bool MayMention(ReadOnlySpan<byte> utf8) => text is null || text.AsSpan().IndexOf(utf8) >= 0;

    public Record Copy()
    {
        var copy = (Record)MemberwiseClone();
        copy.Extensions = Extensions?.ToList();
        return copy;
    }

    private static byte[] Pack(XElement fields) => Encoding.UTF8.GetBytes(fields.ToString(SaveOptions.DisableFormatting));
}

/// <summary>A custom field (owner 0) or a piece of an application's private data (owner a GUID in upper case).</summary>
internal sealed record Extension(string Owner, string Name, string Value);
