using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>What QuickBooks fills in on a new form from the customer, the items and the preferences.</summary>
internal sealed class SalesForms(CompanyFile file)
{
    private static readonly string[] FromCustomer = ["TermsRef", "ItemSalesTaxRef", "SalesRepRef", "BillAddress", "ShipAddress"];

    public void Fill(XElement fields, ElementNode ret)
    {
        var layout = Layout.Of(ret);
        if (fields.Element("TxnDate") is null && layout.Find("TxnDate") is not null)
        {
            fields.Add(new XElement("TxnDate", Forms.Date(file.HostClock.Today)));
        }

        if (layout.Find("ARAccountRef") is not null && fields.Element("ARAccountRef") is null && Receivables() is { } account)
        {
            fields.Add(new XElement("ARAccountRef", new XElement("ListID", account.Id)));
        }

        foreach (var line in fields.Elements().Where(e => layout.Find(e.Name.LocalName) is { IsLine: true }).ToList())
        {
            FillLine(line, Layout.Of(layout.Find(line.Name.LocalName)!.Node));
        }

        if (layout.Find("IsPending") is null
            || file.Store.Find(Family.Names, fields.Element("CustomerRef")?.Element("ListID")?.Value ?? "") is not { } customer)
        {
            return;
        }

        FillFromCustomer(fields, layout, customer.Fields());
        foreach (var flag in new[] { "IsPending", "IsFinanceCharge", "IsToBePrinted", "IsToBeEmailed" }.Where(
            f => layout.Find(f) is not null && fields.Element(f) is null))
        {
            fields.Add(new XElement(flag, "false"));
        }
    }

    private static void FillFromCustomer(XElement fields, Layout layout, XElement customer)
    {
        foreach (var name in FromCustomer.Where(n => layout.Find(n) is not null && fields.Element(n) is null))
        {
            fields.Add(customer.Elements(name));
        }

        if (layout.Find("CustomerSalesTaxCodeRef") is not null
            && fields.Element("CustomerSalesTaxCodeRef") is null
            && customer.Element("SalesTaxCodeRef") is { } code)
        {
            fields.Add(new XElement("CustomerSalesTaxCodeRef", code.Elements()));
        }
    }

    /// <summary>Sets DueDate from the terms where it was not given.</summary>
    public void SetDueDate(XElement fields, ElementNode ret)
    {
        if (Layout.Of(ret).Find("DueDate") is null || fields.Element("DueDate") is not null || fields.Element("TxnDate") is not { } txnDate)
        {
            return;
        }

        var terms = file.Store.Find(Family.Terms, fields.Element("TermsRef")?.Element("ListID")?.Value ?? "");
        var days = (int)Values.Number(terms?.Fields().Element("StdDueDays"));
        fields.Add(new XElement("DueDate", Forms.Date(DateOnly.Parse(txnDate.Value, CultureInfo.InvariantCulture).AddDays(days))));
    }

    // A group line stands for its members, each as often as the group says.
    private void Expand(XElement group, Layout layout, Slot member)
    {
        var item = file.Store.Find(Family.Items, group.Element("ItemGroupRef")?.Element("ListID")?.Value ?? "")?.Fields();
        var quantity = group.Element("Quantity") is { } stated ? Values.Number(stated) : 1;
        foreach (var part in item?.Elements("ItemGroupLine") ?? [])
        {
            var each = part.Element("Quantity") is { } count ? Values.Number(count) : 1;
            var line = new XElement(member.Node.Name, part.Element("ItemRef"), new XElement("Quantity", Values.Quantity(each * quantity)));
            FillLine(line, Layout.Of(member.Node));
            group.Add(line);
        }

        if (item?.Element("ItemDesc") is { } description && layout.Find("Desc") is not null)
        {
            group.SetElementValue("Desc", description.Value);
        }

        if (layout.Find("IsPrintItemsInGroup") is not null)
        {
            group.SetElementValue("IsPrintItemsInGroup", item?.Element("IsPrintItemsInGroup")?.Value ?? "false");
        }
    }

    private void FillLine(XElement line, Layout layout)
    {
        if (line.Element("ItemGroupRef") is not null
            && layout.Slots.FirstOrDefault(s => s.IsLine) is { } member
            && line.Element(member.Node.Name) is null)
        {
            Expand(line, layout, member);
            return;
        }

        if (file.Store.Find(Family.Items, line.Element("ItemRef")?.Element("ListID")?.Value ?? "")?.Fields() is not { } item)
        {
            return;
        }

        var sales = item.Element("SalesOrPurchase") ?? item.Element("SalesAndPurchase") ?? item;
        Copy("Desc", sales.Element("Desc") ?? sales.Element("SalesDesc"));
        if (layout.Find("Rate") is not null
            && line.Element("Rate") is null
            && line.Element("RatePercent") is null
            && line.Element("Amount") is null)
        {
            Copy("Rate", sales.Element("Price") ?? sales.Element("SalesPrice"));
        }

        if (layout.Find("SalesTaxCodeRef")?.IsOpenFor(new Dialect(QbxmlVersion.Newest, file.Settings.Country)) is true
            && line.Element("SalesTaxCodeRef") is null
            && item.Element("SalesTaxCodeRef") is { } code)
        {
            line.Add(new XElement(code));
        }

        void Copy(string name, XElement? from)
        {
            if (from is not null && line.Element(name) is null && layout.Find(name) is not null)
            {
                line.Add(new XElement(name, from.Value));
            }
        }
    }

    private Record? Receivables() =>
        file.Store.Of("Account").FirstOrDefault(a => a.IsActive && a.Fields().Element("AccountType")?.Value == "AccountsReceivable");
}
