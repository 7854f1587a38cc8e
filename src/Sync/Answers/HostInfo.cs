using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Sync.Answers;

/// <summary>
/// Who QuickBooks is, which file is open and how it is set up: the answers to HostQuery, CompanyQuery and PreferencesQuery. The Web
/// Connector brings them with the first sendRequestXML of a session; when it does not, the session's first message asks for them.
/// </summary>
internal sealed class HostInfo
{
    private JsonObject? host;
    private JsonObject? company;
    private JsonObject? preferences;
    private JsonObject? activity;

    /// <summary>Whether the file can be told from it.</summary>
    public bool IsComplete => company is not null;

    /// <summary>ProductName, "QuickBooks Enterprise Solutions 24.0".</summary>
    public string? Product => Text(host, "productName");

    /// <summary>US, CA or UK.</summary>
    public string? Country => Text(host, "country");

    /// <summary>CompanyName.</summary>
    public string? CompanyName => Text(company, "companyName");

    /// <summary>Whether QuickBooks told when the file was restored and condensed; what never happened it leaves out.</summary>
    public bool HasActivity => activity is not null;

    /// <summary>LastRestoreTime.</summary>
    public string? RestoredAt => Text(activity, "lastRestoreTime");

    /// <summary>LastCondenseTime.</summary>
    public string? CondensedAt => Text(activity, "lastCondenseTime");

    /// <summary>The highest of SupportedQBXMLVersion; null when the host did not say.</summary>
    public QbxmlVersion? HighestVersion
    {
        get
        {
            QbxmlVersion? highest = null;
            foreach (var text in host?["supportedQBXMLVersion"] as JsonArray ?? [])
            {
                if (QbxmlVersion.TryParse(text?.ToString(), out var version) && (highest is null || version > highest))
                {
                    highest = version;
                }
            }

            return highest;
        }
    }

    /// <summary>Whether a preference is on; null when this answer does not tell.</summary>
    /// <param name="preference">The preference.</param>
    /// <param name="country">The edition: what a group that is missing means is known of the US edition alone.</param>
    public bool? IsOn(Preference preference, Countries country)
    {
        JsonNode? at = preferences;
        foreach (var step in preference.Path)
        {
            at = (at as JsonObject)?[step];
        }

        return at switch
        {
            JsonValue value => value.TryGetValue<bool>(out var isOn) ? isOn : null,
            JsonObject => true,
            _ => preference.Path.Count == 1 && country == Countries.US && preferences?[
                "accountingPreferences"] is JsonObject ? false : null,
        };
    }

    /// <summary>Reads strHCPResponse; what cannot be read is missing.</summary>
    public static HostInfo Read(string hcpResponse)
    {
        var first = new HostInfo();
        using var reader = new AnswerReader();
        reader.Append(Encoding.UTF8.GetBytes(hcpResponse));
        reader.Complete();
        while (reader.Read() is var at and not (AnswerEvent.End or AnswerEvent.Problem or AnswerEvent.NeedMoreData))
        {
            if (at == AnswerEvent.Record)
            {
                first.Take(reader.Record!.RetName, reader.Record.Json);
            }
        }

        return first;
    }

    /// <summary>Takes one record in: HostRet, CompanyRet, PreferencesRet or CompanyActivityRet.</summary>
    public void Take(string retName, ReadOnlyMemory<byte> json)
    {
        switch (retName)
        {
            case "HostRet":
                host = Parse(json);
                break;
            case "CompanyRet":
                company = Parse(json);
                break;
            case "PreferencesRet":
                preferences = Parse(json);
                break;
            case "CompanyActivityRet":
                activity = Parse(json);
                break;
            default:
                break;
        }
    }

    /// <summary>The FileID the Web Connector stamped into the file under that owner; null when there is none or it is not a GUID.</summary>
    public Guid? FileId(Guid ownerId) =>
        OwnData(ownerId).Where(d => Text(d, "dataExtName") == "FileID").Select(
            d => Guid.TryParse(Text(d, "dataExtValue"), out var id) ? id : (Guid?)null).FirstOrDefault();

    /// <summary>
    /// The records of the company section: the company and its preferences, without the Web Connector's own marks, which change with every
    /// session.
    /// </summary>
    public IEnumerable<(string Id, string? Name, byte[] Json)> Records(Guid ownerId)
    {
        if (company is not null)
        {
            var shown = (JsonObject)company.DeepClone();
            if (shown["dataExt"] is JsonArray marks)
            {
                var others = marks.Where(m => !IsOwn(m as JsonObject, ownerId)).Select(m => m!.DeepClone()).ToArray();
                shown.Remove("dataExt");
                if (others.Length > 0)
                {
                    shown["dataExt"] = new JsonArray(others);
                }
            }

            yield return ("company", CompanyName, JsonSerializer.SerializeToUtf8Bytes(shown));
        }

        if (preferences is not null)
        {
            yield return ("preferences", "Preferences", JsonSerializer.SerializeToUtf8Bytes(preferences));
        }
    }

    private IEnumerable<JsonObject> OwnData(Guid ownerId) =>
        (company?["dataExt"] as JsonArray ?? []).OfType<JsonObject>().Where(d => IsOwn(d, ownerId));

    private static bool IsOwn(JsonObject? data, Guid ownerId) => Guid.TryParse(Text(data, "ownerID"), out var owner) && owner == ownerId;

    private static string? Text(JsonObject? node, string name) => node?[name] is JsonValue value ? value.ToString() : null;

    private static JsonObject? Parse(ReadOnlyMemory<byte> json) => JsonNode.Parse(json.Span) as JsonObject;
}
