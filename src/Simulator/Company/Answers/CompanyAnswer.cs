using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company.Answers;

/// <summary>CompanyQuery: who the file belongs to, and the private data the Web Connector keeps on it.</summary>
internal static class CompanyAnswer
{
    public static XElement Ret(CompanyFile file, Request request)
    {
        var owners = request.Texts("OwnerID").Select(o => o.Trim().ToUpperInvariant()).ToList();
        return new XElement(
            "CompanyRet",
            new XElement("IsSampleCompany", "false"),
            new XElement("CompanyName", file.Settings.CompanyName),
            new XElement("LegalCompanyName", file.Settings.CompanyName),
            Address("Address"),
            new XElement("AddressBlock", new XElement("Addr1", "1735 County Road"), new XElement("Addr2", "Bayshore, CA 94326")),
            Address("LegalAddress"),
            new XElement("Phone", "415-555-4567"),
            new XElement("Email", "office@services.example"),
            new XElement("FirstMonthFiscalYear", "January"),
            new XElement("FirstMonthIncomeTaxYear", "January"),
            new XElement("CompanyType", "ProfessionalConsulting"),
            new XElement("EIN", "94-4555555"),
            file.Faults.IsPersonalDataWithheld ? null : new XElement("SSN", "123-45-6789"),
            new XElement("TaxForm", "Form1120S"),
            new XElement(
                "SubscribedServices",
                Service("QuickBooks Online Banking", "banking.qb"),
                Service("QuickBooks Payroll Service", "payroll.qb")),
            new XElement("AccountantCopy", new XElement("AccountantCopyExists", "false")),
            file.View.Extensions(file.CompanyExtensions.Where(e => owners.Contains(e.Owner))));
    }

    private static XElement Address(string name) => new(
        name,
        new XElement("Addr1", "1735 County Road"),
        new XElement("City", "Bayshore"),
        new XElement("State", "CA"),
        new XElement("PostalCode", "94326"),
        new XElement("Country", "US"));

    private static XElement Service(string name, string domain) =>
        new("Service", new XElement("Name", name), new XElement("Domain", domain), new XElement("ServiceStatus", "Never"));
}
