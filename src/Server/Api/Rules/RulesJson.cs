using System.Text.Json;
using System.Text.Json.Serialization;
using WebConnectorSync.Domain.Rules;

namespace WebConnectorSync.Server.Api.Rules;

/// <summary>A company's rules as the API answers and takes them.</summary>
/// <param name="Version">0 for the defaults, one more with every change. A change must name the version it was made from.</param>
/// <param name="Import">Whether each contact reads from QuickBooks, or only a sync that was asked for.</param>
/// <param name="FromDate">Customers created, invoices and received payments dated before that day do not sync; null for all.</param>
/// <param name="PaymentMethods">Full names of the payment methods whose received payments sync; null for all.</param>
/// <param name="PaymentsWithoutMethod">With a list of payment methods: whether received payments that have none sync, too.</param>
/// <param name="Jobs">Which jobs sync.</param>
/// <param name="Employees">Which employees sync, and whether the app should invite them.</param>
/// <param name="Vendors">Which vendors sync.</param>
/// <param name="Defaults">What holds for every section that says nothing else.</param>
/// <param name="Sections">By section, what differs from the defaults.</param>
internal sealed record RulesJson(
    int Version,
    ImportMode Import,
    DateOnly? FromDate,
    IReadOnlyList<string>? PaymentMethods,
    bool PaymentsWithoutMethod,
    JobRules Jobs,
    EmployeeRules Employees,
    VendorRules Vendors,
    RuleDefaultsJson Defaults,
    IReadOnlyDictionary<string, SectionRulesJson> Sections)
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static RulesJson From(CompanyRules rules) => new(
        rules.Version,
        rules.Import,
        rules.FromDate,
        rules.PaymentMethods,
        rules.PaymentsWithoutMethod,
        rules.Jobs,
        rules.Employees,
        rules.Vendors,
        RuleDefaultsJson.From(rules.Defaults),
        rules.Sections.ToDictionary(s => s.Key, s => SectionRulesJson.From(s.Value)));

    /// <summary>The document as text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options);
}

/// <summary>What holds for every section that says nothing else.</summary>
/// <param name="QuickBooksOnly">What becomes of a record that only QuickBooks has.</param>
/// <param name="AppOnly">What becomes of a record that only the app has.</param>
/// <param name="Post">When the app's records go to QuickBooks.</param>
/// <param name="Conflict">Which side's values count when both sides have others.</param>
/// <param name="AfterPosting">What becomes of a record in QuickBooks when the app changes it afterwards.</param>
/// <param name="OnDelete">What becomes of a record in QuickBooks when the app deletes it.</param>
/// <param name="Characters">What becomes of characters that QuickBooks cannot keep.</param>
internal sealed record RuleDefaultsJson(
    OneSided QuickBooksOnly, OneSided AppOnly, PostMoment Post, ConflictWinner Conflict, AfterPosting AfterPosting, OnDelete OnDelete,
    CharacterPolicy Characters)
{
    public static RuleDefaultsJson From(SectionRules r) =>
        new(r.QuickBooksOnly, r.AppOnly, r.Post, r.Conflict, r.AfterPosting, r.OnDelete, r.Characters);
}

/// <summary>What a section has otherwise than the defaults; absent where it does not differ.</summary>
internal sealed record SectionRulesJson
{
    /// <summary>What becomes of a record that only QuickBooks has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OneSided? QuickBooksOnly { get; init; }

    /// <summary>What becomes of a record that only the app has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OneSided? AppOnly { get; init; }

    /// <summary>A first day of the section's own: customers and transactions only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? FromDate { get; init; }

    /// <summary>When the app's records go to QuickBooks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PostMoment? Post { get; init; }

    /// <summary>Which side's values count when both sides have others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConflictWinner? Conflict { get; init; }

    /// <summary>What becomes of a record in QuickBooks when the app changes it afterwards.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AfterPosting? AfterPosting { get; init; }

    /// <summary>What becomes of a record in QuickBooks when the app deletes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OnDelete? OnDelete { get; init; }

    /// <summary>What becomes of characters that QuickBooks cannot keep.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CharacterPolicy? Characters { get; init; }

    public static SectionRulesJson From(SectionOverrides r) => new()
    {
        QuickBooksOnly = r.QuickBooksOnly,
        AppOnly = r.AppOnly,
        FromDate = r.FromDate,
        Post = r.Post,
        Conflict = r.Conflict,
        AfterPosting = r.AfterPosting,
        OnDelete = r.OnDelete,
        Characters = r.Characters,
    };
}
