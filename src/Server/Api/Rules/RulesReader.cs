using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Rules;

namespace WebConnectorSync.Server.Api.Rules;

/// <summary>Reads a rules document. What is absent has its default.</summary>
internal static class RulesReader
{
    /// <summary>The rules as they were written; sections are yet to be left with what differs.</summary>
    public static CompanyRules Read(JsonFields fields) => new()
    {
        Version = fields.Number("version") ?? RulesValidator.NoVersion,
        Import = fields.Word<ImportMode>("import") ?? ImportMode.Automatic,
        FromDate = fields.Date("fromDate"),
        PaymentMethods = fields.Texts("paymentMethods"),
        PaymentsWithoutMethod = fields.Flag("paymentsWithoutMethod") ?? false,
        Jobs = Jobs(fields.Object("jobs")),
        Employees = Employees(fields.Object("employees")),
        Vendors = Vendors(fields.Object("vendors")),
        Defaults = Section(fields.Object("defaults")).On(new SectionRules()),
        Sections = fields.Entries("sections").ToDictionary(s => s.Name, s => Section(s.Fields)),
    };

    /// <summary>Leaves the sections with what differs, in the order in which they sync, so that the same rules are the same text.</summary>
    public static CompanyRules WithDifferencesOnly(CompanyRules rules) => rules with
    {
        Sections = SectionCatalogue.All
            .Where(s => rules.Sections.ContainsKey(s.Name))
            .Select(s => (s.Name, Rules: rules.Sections[s.Name].Without(rules.Defaults)))
            .Where(s => !s.Rules.IsEmpty)
            .ToDictionary(s => s.Name, s => s.Rules),
    };

    private static JobRules Jobs(JsonFields? fields) =>
        new() { Include = fields?.Word<JobLevels>("include") ?? JobLevels.All, Exclude = fields?.Texts("exclude") ?? [] };

    private static EmployeeRules Employees(JsonFields? fields) =>
        new() { Include = fields?.Word<EmployeeChoice>("include") ?? EmployeeChoice.Active, Invite = fields?.Flag("invite") ?? false };

    private static VendorRules Vendors(JsonFields? fields) =>
        new() { Include = fields?.Word<VendorChoice>("include") ?? VendorChoice.All, Chosen = fields?.Texts("chosen") ?? [] };

    private static SectionOverrides Section(JsonFields? fields) => fields is null ? new() : new()
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
}
