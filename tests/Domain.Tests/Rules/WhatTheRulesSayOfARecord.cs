using WebConnectorSync.Domain.Rules;

namespace WebConnectorSync.Domain.Tests.Rules;

public sealed class WhatTheRulesSayOfARecord
{
    private static readonly DateOnly First = new(2026, 1, 1);

    private static readonly CompanyRules Dated = new() { FromDate = First };
    private static readonly CompanyRules LowestLevel = new() { Jobs = new() { Include = JobLevels.LowestLevel } };
    private static readonly CompanyRules Excluding = new() { Jobs = new() { Exclude = ["Miller:Roof", "Miller:*"] } };
    private static readonly CompanyRules ByCheck = new() { PaymentMethods = ["Check", "Cash"] };
    private static readonly CompanyRules NothingFromQuickBooks = new() { Defaults = new() { QuickBooksOnly = OneSided.Ignore } };
    private static readonly CompanyRules NothingFromTheApp = new() { Defaults = new() { AppOnly = OneSided.Ignore } };

    private static readonly RecordFacts Customer = new("customers", "Miller", IsInQuickBooks: true);
    private static readonly RecordFacts Job = Customer with { Name = "Miller:Roof", IsJob = true };
    private static readonly RecordFacts Vendor = new("vendors", "Timber Inc.", IsInQuickBooks: true);
    private static readonly RecordFacts Employee = new("employees", "Ann", IsInQuickBooks: true);
    private static readonly RecordFacts Invoice = new("invoices", "1001", IsInQuickBooks: true);
    private static readonly RecordFacts Payment = new("receivePayments", "77", IsInQuickBooks: true);

    public static TheoryData<string, CompanyRules, RecordFacts, string?, Reach?> Table => new()
    {
        { "nothing by default: a customer", CompanyRules.Default, Customer, null, null },
        { "nothing by default: a job with jobs", CompanyRules.Default, Job with { HasJobs = true }, null, null },
        { "nothing by default: a vendor", CompanyRules.Default, Vendor, null, null },
        { "nothing by default: a payment", CompanyRules.Default, Payment, null, null },
        {
            "only QuickBooks has it", NothingFromQuickBooks, Customer,
            "customers found only in QuickBooks are left out by the rules", Reach.Everything
        },
        { "only the app has it, QuickBooks' are ignored", NothingFromQuickBooks, Customer with { IsInQuickBooks = false }, null, null },
        {
            "only the app has it", NothingFromTheApp, Invoice with { IsInQuickBooks = false },
            "invoices found only in the app are left out by the rules", Reach.Everything
        },
        { "only QuickBooks has it, the app's are ignored", NothingFromTheApp, Invoice, null, null },
        {
            "the title of its section", NothingFromQuickBooks, Payment,
            "received payments found only in QuickBooks are left out by the rules", Reach.Everything
        },
        {
            "a section of another version", NothingFromQuickBooks, Customer with { Section = "leads" },
            "leads found only in QuickBooks are left out by the rules", Reach.Everything
        },
        {
            "which side has it comes before its date", NothingFromQuickBooks with { FromDate = First },
            Invoice with { TxnOn = First.AddDays(-1) }, "invoices found only in QuickBooks are left out by the rules", Reach.Everything
        },

        {
            "a customer of before", Dated, Customer with { CreatedOn = First.AddDays(-1) },
            "it was created before 2026-01-01", Reach.ComesAlong
        },
        { "a customer of that day", Dated, Customer with { CreatedOn = First }, null, null },
        { "a customer of no known day", Dated, Customer, null, null },
        { "a customer's day is not a transaction's", Dated, Customer with { TxnOn = First.AddDays(-1) }, null, null },
        { "an invoice of before", Dated, Invoice with { TxnOn = First.AddDays(-1) }, "it is dated before 2026-01-01", Reach.Everything },
        { "an invoice of that day", Dated, Invoice with { TxnOn = First }, null, null },
        { "an invoice written before and dated later", Dated, Invoice with { TxnOn = First, CreatedOn = First.AddDays(-9) }, null, null },
        {
            "an older customer that is also excluded", Dated with { Jobs = Excluding.Jobs }, Job with { CreatedOn = First.AddDays(-1) },
            "it was created before 2026-01-01", Reach.ComesAlong
        },

        {
            "a job that is excluded by name", Excluding, Job with { Name = "MILLER:roof" },
            "it is one of the excluded jobs", Reach.Everything
        },
        {
            "a job that fits a pattern", Excluding, Job with { Name = "Miller:Door" },
            "its name fits Miller:* among the excluded jobs", Reach.Everything
        },
        { "a job of another name", Excluding, Job with { Name = "Mill:Roof" }, null, null },
        { "a job without a name", Excluding, Job with { Name = null }, null, null },
        { "a customer is no job", Excluding, Customer with { Name = "Miller:Roof" }, null, null },
        { "only customers are jobs", Excluding, Vendor with { Name = "Miller:Roof", IsJob = true }, null, null },
        {
            "a job with jobs below it", LowestLevel, Job with { HasJobs = true },
            "it has jobs below it and only jobs of the lowest level sync", Reach.NotBelow
        },
        { "a job of the lowest level", LowestLevel, Job, null, null },
        { "a customer with jobs below it", LowestLevel, Customer with { HasJobs = true }, null, null },
        { "a job of the app with jobs below it", LowestLevel, Job with { HasJobs = true, IsInQuickBooks = false }, null, null },

        { "an inactive employee", CompanyRules.Default, Employee with { IsActive = false }, "this employee is inactive", Reach.Nothing },
        { "an active employee", CompanyRules.Default, Employee, null, null },
        {
            "an inactive employee when all sync", new() { Employees = new() { Include = EmployeeChoice.All } },
            Employee with { IsActive = false }, null, null
        },
        { "an inactive vendor", CompanyRules.Default, Vendor with { IsActive = false }, null, null },

        { "no vendor", Vendors(VendorChoice.None), Vendor, "vendors do not sync", Reach.Everything },
        { "a vendor without 1099", Vendors(VendorChoice.Eligible1099), Vendor, "this vendor is not eligible for 1099", Reach.Everything },
        { "a vendor with 1099", Vendors(VendorChoice.Eligible1099), Vendor with { IsEligibleFor1099 = true }, null, null },
        {
            "a vendor that is not chosen", Vendors(VendorChoice.Chosen, "Bricks", "Tools"), Vendor,
            "this vendor is not among the chosen ones", Reach.Everything
        },
        { "a vendor that is chosen", Vendors(VendorChoice.Chosen, "Bricks", "TIMBER inc."), Vendor, null, null },
        { "names that stand there but are not what is chosen by", Vendors(VendorChoice.All, "Bricks"), Vendor, null, null },

        { "a payment by a method that syncs", ByCheck, Payment with { PaymentMethod = "cash" }, null, null },
        {
            "a payment by another method", ByCheck, Payment with { PaymentMethod = "Barter" },
            "payments by Barter do not sync", Reach.Everything
        },
        {
            "a payment without a method", ByCheck, Payment,
            "it has no payment method and only payments by chosen methods sync", Reach.Everything
        },
        {
            "a payment when no method is chosen", ByCheck with { PaymentMethods = [] }, Payment with { PaymentMethod = "Cash" },
            "payments by Cash do not sync", Reach.Everything
        },
        { "a payment without a method, when these sync", ByCheck with { PaymentsWithoutMethod = true }, Payment, null, null },
        {
            "a payment by another method, when those without one sync", ByCheck with { PaymentsWithoutMethod = true },
            Payment with { PaymentMethod = "Barter" }, "payments by Barter do not sync", Reach.Everything
        },
        { "only received payments have methods that are chosen", ByCheck, Invoice with { PaymentMethod = "Barter" }, null, null },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Is_a_reason_to_keep_it_out_or_nothing(
        string situation, CompanyRules rules, RecordFacts record, string? clause, Reach? reach)
    {
        Assert.NotEmpty(situation);
        var finding = OwnRules.Find(rules, record);

        Assert.Equal((clause is null ? null : $"Left out because {clause}.", reach), (finding?.Reason.ToString(), finding?.Reach));
    }

    // Where nothing can be found nobody looks, so a rule that keeps records out must be known as one.
    [Theory]
    [MemberData(nameof(Table))]
    public void Is_looked_for_wherever_there_may_be_a_reason(
        string situation, CompanyRules rules, RecordFacts record, string? clause, Reach? reach) =>
        Assert.True(clause is null || OwnRules.CanFind(rules, record.Section, record.IsInQuickBooks), $"{situation}: {clause} {reach}");

    public static TheoryData<CompanyRules, string, bool> NothingToFind => new()
    {
        { CompanyRules.Default, "customers", true },
        { CompanyRules.Default, "vendors", true },
        { CompanyRules.Default, "receivePayments", true },
        { CompanyRules.Default, "invoices", false },
        { new() { Employees = new() { Include = EmployeeChoice.All } }, "employees", true },
        { LowestLevel, "customers", false },
        { LowestLevel, "vendors", true },
        { Excluding, "vendors", true },
        { Dated, "bills", true },
        { NothingFromQuickBooks, "customers", false },
        { NothingFromTheApp, "customers", true },
        { ByCheck, "invoices", true },
        { Vendors(VendorChoice.None), "customers", true },
    };

    [Theory]
    [MemberData(nameof(NothingToFind))]
    public void Is_not_looked_for_where_there_can_be_none(CompanyRules rules, string section, bool inQuickBooks) =>
        Assert.False(OwnRules.CanFind(rules, section, inQuickBooks));

    private static CompanyRules Vendors(VendorChoice include, params string[] chosen) =>
        new() { Vendors = new() { Include = include, Chosen = chosen } };
}
