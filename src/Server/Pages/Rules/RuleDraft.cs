using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Api.Rules;
using WebConnectorSync.Sync.Rules;

namespace WebConnectorSync.Server.Pages.Rules;

/// <summary>Rules as they stand in the form: the same document as the API takes, read by the same reader.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Errors">What is wrong with them, with the paths of the document.</param>
internal sealed record RuleDraft(CompanyRules Rules, IReadOnlyList<FieldProblem> Errors)
{
    private const string Row = "x.";

    /// <summary>The document as text; equal texts are equal rules.</summary>
    public string Text { get; } = RulesJson.From(Rules).Write();

    /// <summary>The document, for the form to read.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>Rules that are stored.</summary>
    public static RuleDraft Of(CompanyRules rules) => new(rules, []);

    /// <summary>What was typed and chosen.</summary>
    public static RuleDraft Of(IFormCollection form, IValidator<CompanyRules> validator)
    {
        var document = new JsonObject
        {
            ["version"] = int.TryParse(form["version"], out var version) ? version : RulesValidator.NoVersion,
            ["import"] = Word(form, "import"),
            ["fromDate"] = Word(form, "fromDate"),
            ["paymentMethods"] = form["payments"] == "chosen" ? Texts(form["paymentMethods"]) : null,
            ["paymentsWithoutMethod"] = form["payments"] == "chosen" && form["paymentsWithoutMethod"] == "true",
            ["jobs"] = new JsonObject { ["include"] = Word(form, "jobs.include"), ["exclude"] = Texts(
                [.. form["jobs.exclude"], .. Lines(form, "jobs.exclude.kept"), .. Lines(form, "jobs.patterns")]) },
            ["employees"] =
                new JsonObject { ["include"] = Word(form, "employees.include"), ["invite"] = form["employees.invite"] == "true" },
            ["vendors"] = new JsonObject { ["include"] = Word(form, "vendors.include"), ["chosen"] = Texts(
                [.. form["vendors.chosen"], .. Lines(form, "vendors.chosen.kept")]) },
            ["defaults"] = Choices(key => Word(form, "defaults." + key)),
            ["sections"] = Exceptions(form, out var twice),
        };
        var (rules, errors) = JsonBody.Validate(JsonSerializer.SerializeToElement(document), RulesReader.Read, validator);
        return new(RulesReader.WithDifferencesOnly(rules), [.. errors, .. twice]);
    }

    // A row of the table is one place in the list of each of its fields.
    private static JsonObject Exceptions(IFormCollection form, out List<FieldProblem> twice)
    {
        var (sections, ended) = (new JsonObject(), form[Row + "end"]);
        twice = [];
        for (var i = 0; i < form[Row + "section"].Count; i++)
        {
            var (row, name) = (i, form[Row + "section"][i]);
            if (string.IsNullOrEmpty(name) || ended.Contains(name))
            {
                continue;
            }

            if (sections.ContainsKey(name))
            {
                var title = SectionCatalogue.Find(name)?.Title ?? name;
                twice.Add(
                    new($"sections.{name}", "duplicate", $"{title} have two rows.", "A section has one exception: say it in one row."));
                continue;
            }

            var rules = Choices(key => At(form, Row + key, row));
            if (At(form, Row + "fromDate", row) is { } day)
            {
                rules["fromDate"] = day;
            }

            sections[name] = rules;
        }

        return sections;
    }

    private static JsonObject Choices(Func<string, string?> value)
    {
        var rules = new JsonObject();
        foreach (var key in RuleChoice.OfSections.Select(c => c.Key))
        {
            if (value(key) is { } word)
            {
                rules[key] = word;
            }
        }

        return rules;
    }

    private static JsonArray Texts(IEnumerable<string?> texts) =>
        [.. texts.Select(t => t?.Trim()).Where(t => !string.IsNullOrEmpty(t)).Distinct(
            StringComparer.OrdinalIgnoreCase).Select(t => (JsonNode)t!)];

    private static string[] Lines(IFormCollection form, string name) => form[name].ToString().Split('\n');

    private static string? Word(IFormCollection form, string name) => form[name].ToString() is { Length: > 0 } word ? word : null;

    private static string? At(IFormCollection form, string name, int row) =>
        form[name].Count > row && form[name][row] is { Length: > 0 } word ? word : null;
}
