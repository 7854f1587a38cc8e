using System.Text;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>
/// Writes DataExtRet elements: those of owner 0, the custom fields a user sees, as an object of names and values; applications' private
/// data as a list.
/// </summary>
internal sealed class CustomFieldJson(RecordNodes nodes, JsonOutput json)
{
    private static readonly byte[] OfUser = JsonOutput.Prepare(JsonFit.CustomFields);
    private static readonly byte[] OfApplications = JsonOutput.Prepare("dataExt");

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Whether one of those written so far is named like a field with personal data.</summary>
    public bool HasSecrets { get; set; }

    /// <summary>Writes all such siblings from <paramref name="first"/> to <paramref name="end"/>.</summary>
    public void Write(int first, int end)
    {
        names.Clear();
        Write(OfUser, first, end, ofUser: true);
        Write(OfApplications, first, end, ofUser: false);
    }

    private void Write(byte[] property, int first, int end, bool ofUser)
    {
        var any = false;
        for (var index = first; index < end; index = nodes[index].End)
        {
            if (!nodes[index].Plan.IsCustomField || IsOfUser(index) != ofUser)
            {
                continue;
            }

            if (!any)
            {
                json.Name(property);
                json.Open((byte)(ofUser ? '{' : '['));
                any = true;
            }

            nodes[index].IsWritten = true;
            if (ofUser)
            {
                ByName(index);
            }
            else
            {
                Whole(index);
            }
        }

        if (any)
        {
            json.Close((byte)(ofUser ? '}' : ']'));
        }
    }

    private bool IsOfUser(int index)
    {
        var owner = Text(index, "OwnerID");
        return owner.IsEmpty || owner.SequenceEqual("0"u8);
    }

    // A name twice in one object would not be JSON; QuickBooks has each once.
    private void ByName(int index)
    {
        var name = Text(index, "DataExtName");
        var text = Encoding.UTF8.GetString(name);
        if (names.Add(text))
        {
            HasSecrets |= QbxmlLanguage.Default.SecretProperties.Contains(text);
            json.Name(name);
            json.Text(Text(index, "DataExtValue"));
        }
    }

    private void Whole(int index)
    {
        json.Open((byte)'{');
        names.Clear();
        for (var child = index + 1; child < nodes[index].End; child = nodes[child].End)
        {
            if (names.Add(nodes[child].Plan.Name))
            {
                json.Name(nodes[child].Plan.Property);
                json.Text(nodes.TextOf(nodes[child]));
            }
        }

        json.Close((byte)'}');
    }

    private ReadOnlySpan<byte> Text(int index, string name)
    {
        for (var child = index + 1; child < nodes[index].End; child = nodes[child].End)
        {
            if (nodes[child].Plan.Name == name)
            {
                return nodes.TextOf(nodes[child]);
            }
        }

        return [];
    }
}
