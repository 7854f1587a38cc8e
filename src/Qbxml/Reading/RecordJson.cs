using System.Text;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>
/// Writes a record's elements as the JSON of the design: arrays by property, lines in one array in document order, custom fields by name.
/// </summary>
internal sealed class RecordJson
{
    private static readonly byte[] Type = JsonOutput.Prepare(JsonFit.TypeProperty);

    private readonly JsonOutput json = new();
    private readonly CustomFieldJson customFields;
    private readonly RecordNodes nodes;
    private bool hasSecrets;

    public RecordJson(RecordNodes nodes)
    {
        this.nodes = nodes;
        customFields = new CustomFieldJson(nodes, json);
    }

    /// <summary>Values so far that were not of their kind and stayed text.</summary>
    public int OddValues { get; private set; }

    /// <summary>Whether the record written last has personal data.</summary>
    public bool HasSecrets => hasSecrets || customFields.HasSecrets;

    /// <summary>Writes the record; the bytes are good until the next call.</summary>
    public ReadOnlyMemory<byte> Write()
    {
        json.Clear();
        hasSecrets = customFields.HasSecrets = false;
        Object(0);
        return json.Written;
    }

    private void Object(int index)
    {
        json.Open((byte)'{');
        var node = nodes[index];
        if (node.Plan.Type is { } type)
        {
            json.Name(Type);
            json.Text(type);
        }

        for (var child = index + 1; child < node.End; child = nodes[child].End)
        {
            if (!nodes[child].IsWritten)
            {
                Property(child, node);
            }
        }

        json.Close((byte)'}');
    }

    private void Property(int child, in RecordNodes.Node parent)
    {
        var plan = nodes[child].Plan;
        if (plan.IsCustomField)
        {
            customFields.Write(child, parent.End);
            return;
        }

        hasSecrets |= plan.IsSecret;
        json.Name(plan.Property);
        if (!plan.IsArray && !(parent.NeedsGrouping && StandsAgain(child, parent.End)))
        {
            Value(child);
            return;
        }

        json.Open((byte)'[');
        for (var item = child; item < parent.End; item = nodes[item].End)
        {
            if (nodes[item].Plan.Slot == plan.Slot && !nodes[item].IsWritten)
            {
                nodes[item].IsWritten = true;
                Value(item);
            }
        }

        json.Close((byte)']');
    }

    private bool StandsAgain(int child, int end)
    {
        var slot = nodes[child].Plan.Slot;
        for (var other = nodes[child].End; other < end; other = nodes[other].End)
        {
            if (nodes[other].Plan.Slot == slot)
            {
                return true;
            }
        }

        return false;
    }

    private void Value(int index)
    {
        ref var node = ref nodes[index];
        if (node.HasChildren || node.Plan.IsAggregate)
        {
            OddValues += node.Plan.Kind is null ? 0 : 1;
            Object(index);
            return;
        }

        var text = nodes.TextOf(node);
        switch (node.Plan.Kind)
        {
            case null or ValueKind.Text:
                json.Text(text);
                break;
            case var _ when text.IsEmpty:
                json.Literal("null"u8);
                break;
            case ValueKind.Bool:
                Bool(text);
                break;
            case ValueKind.Int or ValueKind.Amount or ValueKind.Price or ValueKind.Quantity or ValueKind.Percent or ValueKind.Float:
                Number(text);
                break;
            default:
                json.Text(text);
                break;
        }
    }

    private void Bool(ReadOnlySpan<byte> text)
    {
        var word = text.Trim(" \t\r\n"u8);
        if (Ascii.EqualsIgnoreCase(word, "true"u8) || word.SequenceEqual("1"u8))
        {
            json.Literal("true"u8);
        }
        else if (Ascii.EqualsIgnoreCase(word, "false"u8) || word.SequenceEqual("0"u8))
        {
            json.Literal("false"u8);
        }
        else
        {
            Odd(text);
        }
    }

    private void Number(ReadOnlySpan<byte> text)
    {
        Span<byte> number = stackalloc byte[JsonNumber.MaxLength];
        var length = JsonNumber.Write(text, number);
        if (length == 0)
        {
            Odd(text);
        }
        else
        {
            json.Literal(number[..length]);
        }
    }

    private void Odd(ReadOnlySpan<byte> text)
    {
        OddValues++;
        json.Text(text);
    }
}
