using System.Globalization;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Rules;

/// <summary>What the rules say of a record by itself, whatever it refers to.</summary>
public static class OwnRules
{
    /// <summary>Whether the rules could keep out any of a section's records by themselves.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="section">The section's API name.</param>
    /// <param name="inQuickBooks">Records that only QuickBooks has; otherwise those that only the app has.</param>
    public static bool CanFind(CompanyRules rules, string section, bool inQuickBooks)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var own = rules.Of(section);
        return (inQuickBooks ? own.QuickBooksOnly : own.AppOnly) == OneSided.Ignore || own.FromDate is not null || section switch
        {
            "customers" => rules.Jobs.Exclude.Count > 0 || (inQuickBooks && rules.Jobs.Include == JobLevels.LowestLevel),
            "employees" => rules.Employees.Include == EmployeeChoice.Active,
            "vendors" => rules.Vendors.Include != VendorChoice.All,
            "receivePayments" => rules.PaymentMethods is not null,
            _ => false,
        };
    }

    /// <summary>Why the rules keep a record out; null when they do not.</summary>
    public static Finding? Find(CompanyRules rules, RecordFacts record)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(record);
        var own = rules.Of(record.Section);
        var oneSided = record.IsInQuickBooks ? own.QuickBooksOnly : own.AppOnly;
        if (oneSided == OneSided.Ignore)
        {
            var title = SectionCatalogue.Find(record.Section)?.Title.ToLowerInvariant() ?? record.Section;
            return Finding.Of(record.IsInQuickBooks ? ReasonCode.OnlyInQuickBooks : ReasonCode.OnlyInApp, title);
        }

        return OfItsDate(own.FromDate, record) ?? record.Section switch
        {
            "customers" => OfJob(rules.Jobs, record),
            "employees" => OfEmployee(rules.Employees, record),
            "vendors" => OfVendor(rules.Vendors, record),
            "receivePayments" => OfPayment(rules, record),
            _ => null,
        };
    }

    private static Finding? OfItsDate(DateOnly? from, RecordFacts record)
    {
        if (from is not { } first)
        {
            return null;
        }

        var day = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return record.Section == "customers"
            ? record.CreatedOn < first ? Finding.Of(ReasonCode.CreatedBefore, day) : null
            : record.TxnOn < first ? Finding.Of(ReasonCode.DatedBefore, day) : null;
    }

    // QuickBooks needs every level above a job, so what is posted is not a question of levels.
    private static Finding? OfJob(JobRules rules, RecordFacts record)
    {
        if (!record.IsJob)
        {
            return null;
        }

        if (record.Name is { } name && rules.Exclude.FirstOrDefault(pattern => NamePattern.Fits(pattern, name)) is { } fitting)
        {
            return string.Equals(fitting, name, StringComparison.OrdinalIgnoreCase)
                ? Finding.Of(ReasonCode.ExcludedJob)
                : Finding.Of(ReasonCode.ExcludedJobPattern, fitting);
        }

        return rules.Include == JobLevels.LowestLevel && record is { HasJobs: true, IsInQuickBooks: true }
            ? Finding.Of(ReasonCode.NotLowestLevel)
            : null;
    }

    private static Finding? OfEmployee(EmployeeRules rules, RecordFacts record) =>
        rules.Include == EmployeeChoice.Active && !record.IsActive ? Finding.Of(ReasonCode.InactiveEmployee) : null;

    private static Finding? OfVendor(VendorRules rules, RecordFacts record) => rules.Include switch
    {
        VendorChoice.All => null,
        VendorChoice.None => Finding.Of(ReasonCode.NoVendors),
        VendorChoice.Eligible1099 => record.IsEligibleFor1099 ? null : Finding.Of(ReasonCode.NotEligibleFor1099),
        VendorChoice.Chosen => IsNamed(rules.Chosen, record.Name) ? null : Finding.Of(ReasonCode.NotChosenVendor),
    };

    private static Finding? OfPayment(CompanyRules rules, RecordFacts record) => (rules.PaymentMethods, record.PaymentMethod) switch
    {
        (null, _) => null,
        (_, null) => rules.PaymentsWithoutMethod ? null : Finding.Of(ReasonCode.NoPaymentMethod),
        var (methods, method) => IsNamed(methods, method) ? null : Finding.Of(ReasonCode.OtherPaymentMethod, method),
    };

    private static bool IsNamed(IReadOnlyList<string> names, string? name) =>
        names.Any(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
}
