using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Rules;

/// <summary>A company's rules, one document. As it is made it holds the defaults: everything syncs, nothing is filtered.</summary>
public sealed record CompanyRules
{
    /// <summary>The sections the document's own first day is for; every other one may have a day of its own.</summary>
    private static readonly string[] Dated = ["customers", "invoices", "receivePayments"];

    /// <summary>The rules of a company that has changed none.</summary>
    public static CompanyRules Default { get; } = new();

    /// <summary>0 for the defaults, then 1, 2, 3 ... with every change.</summary>
    public int Version { get; init; }

    /// <summary>Whether each contact reads from QuickBooks.</summary>
    public ImportMode Import { get; init; }

    /// <summary>Customers created, invoices and received payments dated before that day do not sync; null for all.</summary>
    public DateOnly? FromDate { get; init; }

    /// <summary>Full names of the payment methods whose received payments sync; null for all.</summary>
    public IReadOnlyList<string>? PaymentMethods { get; init; }

    /// <summary>With a list of payment methods: whether received payments that have none sync, too.</summary>
    public bool PaymentsWithoutMethod { get; init; }

    /// <summary>Which jobs sync.</summary>
    public JobRules Jobs { get; init; } = new();

    /// <summary>Which employees sync.</summary>
    public EmployeeRules Employees { get; init; } = new();

    /// <summary>Which vendors sync.</summary>
    public VendorRules Vendors { get; init; } = new();

    /// <summary>What holds for every section that says nothing else.</summary>
    public SectionRules Defaults { get; init; } = new();

    /// <summary>What a section has otherwise, by its API name.</summary>
    public IReadOnlyDictionary<string, SectionOverrides> Sections { get; init; } = new Dictionary<string, SectionOverrides>();

    /// <summary>What holds for a section, with the first day that applies to it.</summary>
    public SectionRules Of(string section)
    {
        var rules = Sections.TryGetValue(section, out var own) ? own.On(Defaults) : Defaults;
        return rules.FromDate is null && FromDate is not null && Dated.Contains(section) ? rules with { FromDate = FromDate } : rules;
    }

    /// <summary>
    /// Whether a section may have a first day of its own: what has no date, or must be there for others to refer to, has none.
    /// </summary>
    public static bool CanHaveFromDate(SectionDef section) =>
        section.Name == "customers" || section is { IsTransaction: true, Name: not "vehicleMileage" };
}

/// <summary>Whether each contact reads from QuickBooks.</summary>
public enum ImportMode
{
    /// <summary>Each contact does.</summary>
    Automatic,

    /// <summary>Only when a sync was asked for; posts go out all the same.</summary>
    OnDemand,
}
