namespace WebConnectorSync.Domain.Sections;

/// <summary>
/// All sections in the order they are asked: what others refer to comes first. What a section's query can do (iterators, filters,
/// line items, custom fields, versions) is not said here but in its table.
/// </summary>
public static class SectionCatalogue
{
    /// <summary>The sections.</summary>
    public static IReadOnlyList<SectionDef> All { get; } =
    [
        new("company", "Company", "Company") { IsFromHost = true, DeletedTypes = [] },
        new("accounts", "Accounts", "Account"),
        new("classes", "Classes", "Class"),
        new("salesTaxCodes", "Sales tax codes", "SalesTaxCode"),
        new("terms", "Terms", "Terms") { DeletedTypes = ["StandardTerms", "DateDrivenTerms"] },
        new("paymentMethods", "Payment methods", "PaymentMethod"),
        new("employees", "Employees", "Employee"),
        new("vendors", "Vendors", "Vendor"),
        new("customers", "Customers", "Customer"),
        new("serviceItems", "Service items", "ItemService"),
        new("invoices", "Invoices", "Invoice"),
    ];

    private static readonly Dictionary<string, SectionDef> ByName = All.ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>The section of that API name, or null.</summary>
    public static SectionDef? Find(string name) => ByName.GetValueOrDefault(name);
}
