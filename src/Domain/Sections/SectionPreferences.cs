namespace WebConnectorSync.Domain.Sections;

/// <summary>
/// Which section needs which preference. A section whose preference is known to be off is not in use and is not asked for; when it is
/// not known (an old QuickBooks does not tell), QuickBooks is asked and may refuse with 3250.
/// </summary>
public static class SectionPreferences
{
    private static readonly Preference SalesTax = new("sales tax", "salesTaxPreferences");
    private static readonly Preference TimeTracking = new("time tracking", "timeTrackingPreferences");
    private static readonly Preference Currencies = new("multiple currencies", "multiCurrencyPreferences", "isMultiCurrencyOn");
    private static readonly Preference Classes = new("class tracking", "accountingPreferences", "isUsingClassTracking");
    private static readonly Preference Inventory =
        new("inventory and purchase orders", "purchasesAndVendorsPreferences", "isUsingInventory");
    private static readonly Preference Estimates = new("estimates", "jobsAndEstimatesPreferences", "isUsingEstimates");
    private static readonly Preference PriceLevels =
        new("price levels", "salesAndCustomersPreferences", "priceLevels", "isUsingPriceLevels");

    private static readonly Dictionary<string, Preference> BySection = new(StringComparer.Ordinal)
    {
        ["salesTaxCodes"] = SalesTax,
        ["salesTaxItems"] = SalesTax,
        ["salesTaxGroupItems"] = SalesTax,
        ["timeTracking"] = TimeTracking,
        ["currencies"] = Currencies,
        ["classes"] = Classes,
        ["inventoryItems"] = Inventory,
        ["assemblyItems"] = Inventory,
        ["purchaseOrders"] = Inventory,
        ["itemReceipts"] = Inventory,
        ["inventoryAdjustments"] = Inventory,
        ["buildAssemblies"] = Inventory,
        ["estimates"] = Estimates,
        ["priceLevels"] = PriceLevels,
    };

    /// <summary>The preference a section needs, or null.</summary>
    public static Preference? Of(string section) => BySection.GetValueOrDefault(section);
}
