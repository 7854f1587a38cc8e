using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Answers;

/// <summary>PreferencesQuery: which features are on, until when the books are closed, what the application may see.</summary>
internal static class PreferencesAnswer
{
    public static XElement Ret(CompanyFile file) => new(
        "PreferencesRet",
        new XElement(
            "AccountingPreferences",
            Flag("IsUsingAccountNumbers", false),
            Flag("IsRequiringAccounts", true),
            Flag("IsUsingClassTracking", file.Settings.IsUsingClassTracking),
            new XElement("AssignClassesTo", "None"),
            Flag("IsUsingAuditTrail", true),
            Flag("IsAssigningJournalEntryNumbers", true),
            file.Settings.ClosingDate is { } closed ? new XElement(
                "ClosingDate", closed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null),
        new XElement(
            "FinanceChargePreferences",
            new XElement("AnnualInterestRate", "0.00"),
            new XElement("MinFinanceCharge", "0.00"),
            new XElement("GracePeriod", "0"),
            Flag("IsAssessingForOverdueCharges", false),
            new XElement("CalculateChargesFrom", "DueDate"),
            Flag("IsMarkedToBePrinted", false)),
        new XElement(
            "JobsAndEstimatesPreferences",
            Flag("IsUsingEstimates", file.Settings.IsUsingEstimates),
            Flag("IsUsingProgressInvoicing", false),
            Flag("IsPrintingItemsWithZeroAmounts", false)),
        new XElement("MultiCurrencyPreferences", Flag("IsMultiCurrencyOn", file.Settings.IsUsingCurrencies)),
        new XElement(
            "MultiLocationInventoryPreferences",
            Flag("IsMultiLocationInventoryAvailable", false),
            Flag("IsMultiLocationInventoryEnabled", false)),
        new XElement(
            "PurchasesAndVendorsPreferences",
            Flag("IsUsingInventory", file.Settings.IsUsingInventory),
            new XElement("DaysBillsAreDue", "10"),
            Flag("IsAutomaticallyUsingDiscounts", false)),
        new XElement(
            "ReportsPreferences", new XElement("AgingReportBasis", "AgeFromDueDate"), new XElement("SummaryReportBasis", "Accrual")),
        new XElement(
            "SalesAndCustomersPreferences",
            Flag("IsTrackingReimbursedExpensesAsIncome", false),
            Flag("IsAutoApplyingPayments", true),
            new XElement(
                "PriceLevels", Flag("IsUsingPriceLevels", file.Settings.IsUsingPriceLevels), Flag("IsRoundingSalesPriceUp", true))),
        SalesTax(file),
        file.Settings.IsTrackingTime ? new XElement("TimeTrackingPreferences", new XElement("FirstDayOfWeek", "Monday")) : null,
        new XElement(
            "CurrentAppAccessRights",
            Flag("IsAutomaticLoginAllowed", file.Settings.IsAutomaticLoginAllowed),
            file.Settings.IsAutomaticLoginAllowed ? new XElement("AutomaticLoginUserName", "Admin") : null,
            Flag("IsPersonalDataAccessAllowed", !file.Faults.IsPersonalDataWithheld)),
        new XElement(
            "ItemsAndInventoryPreferences",
            Flag("EnhancedInventoryReceivingEnabled", false),
            new XElement("IsTrackingSerialOrLotNumber", "None"),
            Flag("FIFOEnabled", false)));

    private static XElement Flag(string name, bool value) => new(name, value ? "true" : "false");

    private static XElement? SalesTax(CompanyFile file)
    {
        var item = file.Store.Of("ItemSalesTax").Count > 0 ? file.Store.Of("ItemSalesTax")[0] : null;
        var taxable = file.Store.FindByFullName("SalesTaxCode", "Tax");
        var exempt = file.Store.FindByFullName("SalesTaxCode", "Non");
        return !file.Settings.IsUsingSalesTax || item is null || taxable is null || exempt is null ? null : new XElement(
            "SalesTaxPreferences",
            Reference("DefaultItemSalesTaxRef", item),
            new XElement("PaySalesTax", "Monthly"),
            Reference("DefaultTaxableSalesTaxCodeRef", taxable),
            Reference("DefaultNonTaxableSalesTaxCodeRef", exempt));
    }

    private static XElement Reference(string name, Record record) =>
        new(name, new XElement("ListID", record.Id), new XElement("FullName", RecordStore.FullName(record)));
}
