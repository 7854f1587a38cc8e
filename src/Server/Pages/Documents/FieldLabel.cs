using System.Text.RegularExpressions;

namespace WebConnectorSync.Server.Pages.Documents;

/// <summary>What a bookkeeper calls a field, made from its qbXML name: BillAddress is "Bill address", CustomerRef "Customer".</summary>
internal static partial class FieldLabel
{
    /// <summary>Words that the name alone does not give.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["TxnDate"] = "Date",
        ["RefNumber"] = "Number",
        ["Desc"] = "Description",
        ["ARAccountRef"] = "A/R account",
        ["APAccountRef"] = "A/P account",
        ["FOB"] = "FOB",
        ["Fob"] = "FOB",
        ["ItemSalesTaxRef"] = "Sales tax item",
        ["SalesOrPurchase"] = "Price and account",
        ["SalesAndPurchase"] = "Prices and accounts",
        ["Sublevel"] = "Level",
        ["Lines"] = "Line",
        ["ExpenseLines"] = "Expense line",
        ["AppliedTo"] = "Applied to",
        ["CustomFields"] = "Custom fields",
        ["Rate"] = "Rate",
        ["EntityRef"] = "Name",
        ["PayeeEntityRef"] = "Paid to",
        ["IsVendorEligibleFor1099"] = "Eligible for 1099",
        ["IsFiling1099Misc"] = "Files 1099-MISC",
        ["ExternalGUID"] = "External id",
        ["SameShipAddrOk"] = "Ships to the same address",
    };

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Txn"] = "transaction",
        ["Desc"] = "description",
        ["Acct"] = "account",
        ["Qty"] = "quantity",
        ["Info"] = "information",
        ["Addr"] = "address",
        ["Trans"] = "transaction",
        ["Ref"] = "reference",
        ["Ext"] = "extension",
        ["Recon"] = "reconciliation",
        ["Ok"] = "allowed",
    };

    /// <summary>The label.</summary>
    /// <param name="name">The element's name in qbXML, or a property of a record's JSON.</param>
    public static string Of(string name)
    {
        if (name.Length == 0)
        {
            return "(no name)";
        }

        var pascal = char.ToUpperInvariant(name[0]) + name[1..];
        if (Known.TryGetValue(pascal, out var label))
        {
            return label;
        }

        var words = Boundary().Split(pascal).ToList();
        if (words.Count > 1 && words[^1] == "Ref")
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words is ["Is", _, ..])
        {
            words.RemoveAt(0);
        }

        var text = string.Join(
            ' ',
            words.Select(w => Words.GetValueOrDefault(w) ?? (w.Length > 1 && w.All(c => !char.IsLower(c)) ? w : w.ToLowerInvariant())));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Boundary();
}
