using System.Text.Json;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api;

namespace WebConnectorSync.Server.Rules;

/// <summary>Reads a rules document and says everything that is wrong with it, each with its path.</summary>
internal static class RulesReader
{
    /// <summary>Reads a document. What is absent has its default; sections are left with what differs.</summary>
    /// <returns>The rules, which count only when there are no errors.</returns>
    public static (CompanyRules Rules, IReadOnlyList<ApiError> Errors) Read(JsonElement document)
    {
        var errors = new List<ApiError>();
        if (document.ValueKind != JsonValueKind.Object)
        {
            return (CompanyRules.Default, [new("", "malformedJson", "The rules are not a JSON object.", "Send the whole document, as it was read.")]);
        }

        var rules = Read(new JsonReading(document, "", errors));
        errors.AddRange(RulesValidator.Problems(rules));
        return (rules with { Sections = Differing(rules) }, errors);
    }

    private static CompanyRules Read(JsonReading fields)
    {
        var rules = new CompanyRules
        {
            Version = fields.Number("version") ?? -1,
            Import = fields.Word("import", ImportMode.Automatic),
            FromDate = fields.Date("fromDate"),
            PaymentMethods = fields.Texts("paymentMethods"),
            Jobs = Jobs(fields.Inside("jobs")),
            Employees = Employees(fields.Inside("employees")),
            Vendors = Vendors(fields.Inside("vendors")),
            Defaults = Section(fields.Inside("defaults")).On(new SectionRules()),
            Sections = fields.Entries("sections").ToDictionary(s => s.Name, s => Section(s.Fields)),
        };
        fields.Done();
        return rules;
    }

    private static JobRules Jobs(JsonReading fields)
    {
        var jobs = new JobRules { Include = fields.Word("include", JobLevels.All), Exclude = fields.Texts("exclude") ?? [] };
        fields.Done();
        return jobs;
    }

    private static EmployeeRules Employees(JsonReading fields)
    {
        var employees = new EmployeeRules { Include = fields.Word("include", EmployeeChoice.Active), Invite = fields.Flag("invite") };
        fields.Done();
        return employees;
    }

    private static VendorRules Vendors(JsonReading fields)
    {
        var vendors = new VendorRules { Include = fields.Word("include", VendorChoice.All), Chosen = fields.Texts("chosen") ?? [] };
        fields.Done();
        return vendors;
    }

    private static SectionOverrides Section(JsonReading fields)
    {
        var section = new SectionOverrides
        {
            QuickBooksOnly = fields.Word<OneSided>("quickBooksOnly"),
            AppOnly = fields.Word<OneSided>("appOnly"),
            FromDate = fields.Date("fromDate"),
            Post = fields.Word<PostMoment>("post"),
            Conflict = fields.Word<ConflictWinner>("conflict"),
            AfterPosting = fields.Word<AfterPosting>("afterPosting"),
            OnDelete = fields.Word<OnDelete>("onDelete"),
            Characters = fields.Word<CharacterPolicy>("characters"),
        };
        fields.Done();
        return section;
    }

    // In the order in which sections sync, so that the same rules are the same text.
    private static Dictionary<string, SectionOverrides> Differing(CompanyRules rules) => SectionCatalogue.All
        .Where(s => rules.Sections.ContainsKey(s.Name))
        .Select(s => (s.Name, Rules: rules.Sections[s.Name].Without(rules.Defaults)))
        .Where(s => !s.Rules.IsEmpty)
        .ToDictionary(s => s.Name, s => s.Rules);
}
