namespace WebConnectorSync.Domain.Sections;

/// <summary>
/// All sections in the order they are asked: what others refer to comes first. What a section's query can do (iterators, filters,
/// line items, custom fields, versions) is not said here but in its table.
/// </summary>
/// <remarks>
/// One circle cannot be undone: outside the US a sales tax code names its sales tax items, these name a tax vendor, and vendors and
/// accounts name their sales tax code. The codes come first.
/// </remarks>
public static class SectionCatalogue
{
    private static readonly SectionDef Company = new("company", "Company", "Company") { IsFromHost = true, DeletedTypes = [] };

    private static readonly SectionDef[] Lists =
    [
        new("currencies", "Currencies", "Currency"),
        new("salesTaxCodes", "Sales tax codes", "SalesTaxCode"),
        new("accounts", "Accounts", "Account"),
        new("classes", "Classes", "Class"),
        new("terms", "Terms", "Terms") { DeletedTypes = ["StandardTerms", "DateDrivenTerms"] },
        new("paymentMethods", "Payment methods", "PaymentMethod"),
        new("customerTypes", "Customer types", "CustomerType"),
        new("jobTypes", "Job types", "JobType"),
        new("vendorTypes", "Vendor types", "VendorType"),
        new("shipMethods", "Shipping methods", "ShipMethod"),
        new("customerMessages", "Customer messages", "CustomerMsg"),
        new("templates", "Templates", "Template") { DeletedTypes = [] },
        new("unitOfMeasureSets", "Units of measure", "UnitOfMeasureSet"),
        new("payrollWageItems", "Payroll wage items", "PayrollItemWage"),
        new("payrollNonWageItems", "Other payroll items", "PayrollItemNonWage"),
    ];

    private static readonly SectionDef[] Names =
    [
        new("vendors", "Vendors", "Vendor"),
        new("employees", "Employees", "Employee"),
        new("otherNames", "Other names", "OtherName"),
        new("salesReps", "Sales reps", "SalesRep"),
        new("salesTaxItems", "Sales tax items", "ItemSalesTax"),
        new("salesTaxGroupItems", "Sales tax groups", "ItemSalesTaxGroup"),
    ];

    // Price levels name items, and customers name price levels.
    private static readonly SectionDef[] Items =
    [
        new("serviceItems", "Service items", "ItemService"),
        new("otherChargeItems", "Other charge items", "ItemOtherCharge"),
        new("nonInventoryItems", "Non-inventory items", "ItemNonInventory"),
        new("inventoryItems", "Inventory items", "ItemInventory"),
        new("assemblyItems", "Inventory assemblies", "ItemInventoryAssembly"),
        new("fixedAssetItems", "Fixed assets", "ItemFixedAsset"),
        new("subtotalItems", "Subtotal items", "ItemSubtotal"),
        new("discountItems", "Discount items", "ItemDiscount"),
        new("paymentItems", "Payment items", "ItemPayment"),
        new("groupItems", "Item groups", "ItemGroup"),
        new("priceLevels", "Price levels", "PriceLevel"),
        new("customers", "Customers", "Customer"),
    ];

    private static readonly SectionDef[] Transactions =
    [
        new("timeTracking", "Time tracking", "TimeTracking"),
        new("vehicleMileage", "Vehicle mileage", "VehicleMileage"),
        new("estimates", "Estimates", "Estimate"),
        new("salesOrders", "Sales orders", "SalesOrder"),
        new("invoices", "Invoices", "Invoice"),
        new("salesReceipts", "Sales receipts", "SalesReceipt"),
        new("charges", "Statement charges", "Charge"),
        new("creditMemos", "Credit memos", "CreditMemo"),
        new("receivePayments", "Received payments", "ReceivePayment"),
        new("purchaseOrders", "Purchase orders", "PurchaseOrder"),
        new("itemReceipts", "Item receipts", "ItemReceipt"),
        new("bills", "Bills", "Bill"),
        new("vendorCredits", "Vendor credits", "VendorCredit"),
        new("billPaymentChecks", "Bill payments by check", "BillPaymentCheck"),
        new("billPaymentCreditCards", "Bill payments by credit card", "BillPaymentCreditCard"),
        new("checks", "Checks", "Check"),
        new("creditCardCharges", "Credit card charges", "CreditCardCharge"),
        new("creditCardCredits", "Credit card credits", "CreditCardCredit"),
        new("journalEntries", "Journal entries", "JournalEntry"),
        new("deposits", "Deposits", "Deposit"),
        new("transfers", "Transfers", "Transfer") { DeletedTypes = [] },
        new("inventoryAdjustments", "Inventory adjustments", "InventoryAdjustment"),
        new("buildAssemblies", "Assemblies built", "BuildAssembly"),
    ];

    /// <summary>The sections.</summary>
    public static IReadOnlyList<SectionDef> All { get; } =
        [Company, .. Lists, .. Names, .. Items, .. Transactions.Select(t => t with { IsTransaction = true })];

    private static readonly Dictionary<string, SectionDef> ByName = All.ToDictionary(s => s.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, SectionDef> ByDeletedType =
        All.SelectMany(s => s.DeletedTypes, (s, type) => (type, s)).ToDictionary(p => p.type, p => p.s, StringComparer.Ordinal);

    /// <summary>The section of that API name, or null.</summary>
    public static SectionDef? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The section of a ListDelType or TxnDelType, or null when it belongs to none.</summary>
    public static SectionDef? OfDeletedType(string type) => ByDeletedType.GetValueOrDefault(type);
}
