using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Records;

/// <summary>Objects that share one space of ids and names: all names, all items, both kinds of terms.</summary>
internal static class Family
{
    public const string Names = "Names";
    public const string Items = "Item";
    public const string Terms = "Terms";
    public const string Transactions = "Transaction";

    public static string Of(ObjectDef definition) => definition.Kind == ObjectKind.Txn ? Transactions : OfList(definition.Name);

    /// <summary>The family of a list object or of a reference's target, which may be a family itself (Item, Terms).</summary>
    public static string OfList(string name) => name switch
    {
        "Customer" or "Vendor" or "Employee" or "OtherName" or "Entity" => Names,
        "StandardTerms" or "DateDrivenTerms" or Terms => Terms,
        "ItemSites" => name,
        _ when name.StartsWith("Item", StringComparison.Ordinal) => Items,
        _ => name,
    };

    /// <summary>Whether a reference to <paramref name="target"/> may name an entry of that object.</summary>
    public static bool Covers(string target, string objectName) =>
        target == objectName || ((target is Items or Terms or "Entity") && OfList(target) == OfList(objectName));
}
