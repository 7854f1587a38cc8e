using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company.Answers;

/// <summary>HostQuery: what QuickBooks this is.</summary>
internal static class HostAnswer
{
    private static readonly string[] Lists =
    [
        "Account", "BillingRate", "Class", "CustomerMsg", "CustomerType", "Entity", "Item", "JobType", "PaymentMethod", "PayrollItem",
        "PriceLevel", "SalesRep", "SalesTaxCode", "ShipMethod", "Template", "Terms", "ToDo", "Vehicle", "VendorType",
    ];

    public static XElement Ret(CompanySettings settings, bool hasCapacities) => new(
        "HostRet",
        new XElement("ProductName", settings.ProductName),
        new XElement("MajorVersion", settings.MajorVersion),
        new XElement("MinorVersion", "0"),
        new XElement("Country", settings.Country.ToString()),
        Versions(settings).Select(v => new XElement("SupportedQBXMLVersion", v)),
        new XElement("IsAutomaticLogin", "false"),
        new XElement("QBFileMode", "SingleUser"),
        hasCapacities ? new XElement(
            "ListMetaData", Lists.Select(l => new XElement(l + "MetaData", new XElement("MaxCapacity", Capacity(l))))) : null);

    private static IEnumerable<string> Versions(CompanySettings settings)
    {
        var own = settings.Country is Countries.US ? [] : new[] { $"{settings.Country}2.0", $"{settings.Country}3.0" };
        return own.Concat(MessageSet.VersionsUpTo(settings.HighestVersion));
    }

    private static string Capacity(string list) => list switch
    {
        "Entity" or "Item" => "1000000",
        "Account" or "Class" => "100000",
        "PriceLevel" => "750",
        _ => "10000",
    };
}
