using System.Globalization;
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
            return new($"{title} found only in {(record.IsInQuickBooks ? "QuickBooks" : "the app")} are ignored by the rules", Reach.Everything);
        }

        return OfItsDate(own.FromDate, record) ?? record.Section switch
        {
            "customers" => OfJob(rules.Jobs, record),
            "employees" => OfEmployee(rules.Employees, record),
            "vendors" => OfVendor(rules.Vendors, record),
            "receivePayments" => OfPayment(rules.PaymentMethods, record),
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
            ? record.CreatedOn < first ? new($"it was created before {day}", Reach.ComesAlong) : null
            : record.TxnOn < first ? new($"it is dated before {day}", Reach.Everything) : null;
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
            return new(string.Equals(fitting, name, StringComparison.OrdinalIgnoreCase) ? "it is one of the excluded jobs" : $"its name fits {fitting} among the excluded jobs", Reach.Everything);
        }

        return rules.Include == JobLevels.LowestLevel && record is { HasJobs: true, IsInQuickBooks: true }
            ? new("it has jobs below it and only jobs of the lowest level sync", Reach.NotBelow)
            : null;
    }

    private static Finding? OfEmployee(EmployeeRules rules, RecordFacts record) =>
        rules.Include == EmployeeChoice.Active && !record.IsActive ? new("this employee is inactive", Reach.Nothing) : null;

    private static Finding? OfVendor(VendorRules rules, RecordFacts record) => rules.Include switch
    {
        VendorChoice.All => null,
        VendorChoice.None => new("vendors do not sync", Reach.Everything),
        VendorChoice.Eligible1099 => record.IsEligibleFor1099 ? null : new("this vendor is not eligible for 1099", Reach.Everything),
        VendorChoice.Chosen => IsNamed(rules.Chosen, record.Name) ? null : new("this vendor is not among the chosen ones", Reach.Everything),
    };

    private static Finding? OfPayment(IReadOnlyList<string>? methods, RecordFacts record) => methods switch
    {
        null => null,
        _ when IsNamed(methods, record.PaymentMethod) => null,
        _ when record.PaymentMethod is { } method => new($"payments by {method} do not sync", Reach.Everything),
        _ => new("it has no payment method and only payments by chosen methods sync", Reach.Everything),
    };

    private static bool IsNamed(IReadOnlyList<string> names, string? name) => names.Any(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
}
