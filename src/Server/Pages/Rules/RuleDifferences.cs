using System.Text.Json;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Rules;
using WebConnectorSync.Server.Pages.Documents;

namespace WebConnectorSync.Server.Pages.Rules;

/// <summary>What differs between two versions of the rules, in words.</summary>
internal static class RuleDifferences
{
    private const int MostNames = 8;
    private const string Separator = "; ";

    private static readonly IReadOnlyList<RuleChoice> Choices =
        [.. RuleChoice.OfSections, RuleChoice.Import, RuleChoice.Jobs, RuleChoice.Employees, RuleChoice.Vendors];

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["fromDate"] = "First day",
        ["version"] = "Version",
        ["paymentMethods"] = "Payment methods",
        ["paymentsWithoutMethod"] = "Payments without a method",
        ["jobs.exclude"] = "Jobs left out",
        ["employees.invite"] = "Invite employees",
        ["vendors.chosen"] = "Vendors chosen",
    };

    /// <summary>One line for each thing that differs: what, before, after.</summary>
    public static IReadOnlyList<(string What, string Before, string After)> Between(CompanyRules before, CompanyRules after)
    {
        var (one, other) = (Leaves(before), Leaves(after));
        return [.. one.Keys.Union(other.Keys).Where(k => k != "version" && one.GetValueOrDefault(k) != other.GetValueOrDefault(k))
            .Select(k => Line(k, one.GetValueOrDefault(k), other.GetValueOrDefault(k)))];
    }

    // Of long lists the names that came and went are said, not all of them twice.
    private static (string What, string Before, string After) Line(string path, string? before, string? after)
    {
        var (one, other) = (Names(before), Names(after));
        return one.Length <= MostNames && other.Length <= MostNames
            ? (Label(path), Say(path, before), Say(path, after))
            : (Label(path), Count(one.Length), string.Join(
                ", ",
                ((IEnumerable<string>)[Count(other.Length), Some("without", one.Except(other)), Some("with", other.Except(one))])
                    .Where(t => t.Length > 0)));
    }

    private static string[] Names(string? list) => list is null or "" ? [] : list.Split(Separator);

    private static string Count(int count) => count == 0 ? "none" : $"{count:N0}";

    private static string Some(string word, IEnumerable<string> names)
    {
        var all = names.ToList();
        var more = all.Count > MostNames ? $" and {all.Count - MostNames:N0} more" : "";
        return all.Count == 0 ? "" : $"{word} {string.Join(Separator, all.Take(MostNames))}{more}";
    }

    private static Dictionary<string, string> Leaves(CompanyRules rules)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk("", JsonSerializer.Deserialize<JsonElement>(RulesJson.From(rules).Write()));
        if (rules.PaymentMethods is null)
        {
            // All payments sync, and so do those without a method.
            leaves["paymentsWithoutMethod"] = bool.TrueString;
        }

        return leaves;

        void Walk(string path, JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in value.EnumerateObject())
                {
                    Walk(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value);
                }
            }
            else if (value.ValueKind != JsonValueKind.Null)
            {
                leaves[path] = value.ValueKind == JsonValueKind.Array ? string.Join(
                    Separator, value.EnumerateArray().Select(v => v.ToString())) : value.ToString();
            }
        }
    }

    /// <summary>What the page calls a place of the document: "Terms, first day".</summary>
    public static string Label(string path)
    {
        var parts = path.Split('[')[0].Split('.');
        if (parts is ["sections", var only])
        {
            return SectionCatalogue.Find(only)?.Title ?? only;
        }

        path = string.Join('.', parts);
        var key = parts[0] is "defaults" or "sections" ? parts[^1] : path;
        var label = Choices.FirstOrDefault(c => c.Key == key)?.Label ?? Labels.GetValueOrDefault(key) ?? key;
        return parts[0] == "sections"
            ? $"{SectionCatalogue.Find(parts[1])?.Title ?? parts[1]}, {char.ToLowerInvariant(label[0])}{label[1..]}"
            : label;
    }

    private static string Say(string path, string? value)
    {
        var key = path.StartsWith("defaults.", StringComparison.Ordinal) || path.StartsWith(
            "sections.", StringComparison.Ordinal) ? path[(path.LastIndexOf('.') + 1)..] : path;
        return value switch
        {
            null when path.StartsWith("sections.", StringComparison.Ordinal) => "as for all",
            null => key == "paymentMethods" ? "all" : "none",
            "" => "none",
            "True" => "yes",
            "False" => "no",
            _ when key == "fromDate" && DateOnly.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var day) =>
                FieldText.Day(day),
            _ => Choices.FirstOrDefault(c => c.Key == key)?.Say(value) ?? value,
        };
    }
}
