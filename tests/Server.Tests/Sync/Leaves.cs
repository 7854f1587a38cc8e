using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>
/// The values of a record as a list of "name=value", the same for QuickBooks' XML and for our JSON, so that the two can be held against
/// each other.
/// </summary>
internal static class Leaves
{
    /// <summary>Of what QuickBooks holds.</summary>
    public static List<string> Of(XElement ret)
    {
        var leaves = new List<string>();
        Collect(ret);
        leaves.Sort(StringComparer.Ordinal);
        return leaves;

        void Collect(XElement element)
        {
            foreach (var child in element.Elements())
            {
                if (child.Name.LocalName == "DataExtRet" && (child.Element("OwnerID")?.Value ?? "0") == "0")
                {
                    leaves.Add($"{child.Element("DataExtName")!.Value}={Normal(child.Element("DataExtValue")!.Value)}");
                }
                else if (child.HasElements)
                {
                    if (Kind(child.Name.LocalName) is { } kind)
                    {
                        leaves.Add($"type={kind}");
                    }

                    Collect(child);
                }
                else
                {
                    leaves.Add($"{JsonNamingPolicy.CamelCase.ConvertName(child.Name.LocalName)}={Normal(child.Value)}");
                }
            }
        }
    }

    /// <summary>Of what the API answers.</summary>
    public static List<string> Of(JsonNode record)
    {
        var leaves = new List<string>();
        Collect("", record);
        leaves.Sort(StringComparer.Ordinal);
        return leaves;

        void Collect(string name, JsonNode? node)
        {
            switch (node)
            {
                case JsonObject fields:
                    foreach (var (key, value) in fields)
                    {
                        Collect(key, value);
                    }

                    break;
                case JsonArray items:
                    foreach (var item in items)
                    {
                        Collect(name, item);
                    }

                    break;
                default:
                    leaves.Add($"{name}={Normal(node?.ToString() ?? "")}");
                    break;
            }
        }
    }

    // Debits and credits lie in one array and are told apart by this.
    private static string? Kind(string line) => line switch { "JournalDebitLine" => "debit", "JournalCreditLine" => "credit", _ => null };

    // 5, 5.0 and 5.00 are the same number.
    private static string Normal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.#####", CultureInfo.InvariantCulture)
            : text;
}
