using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>The sums of a transaction: line amounts, subtotal, tax, total, what is still open.</summary>
internal sealed class Forms(CompanyFile file)
{
    /// <summary>Computes everything a form computes. Fields that the form does not have are left alone.</summary>
    public void Compute(XElement fields, ElementNode ret)
    {
        var layout = Layout.Of(ret);
        var lines = fields.Elements().Where(e => layout.Find(e.Name.LocalName) is { IsLine: true }).ToList();
        if (lines.Count == 0 && layout.Find("Subtotal") is null)
        {
            return;
        }

        decimal subtotal = 0, taxable = 0, previous = 0;
        foreach (var line in lines)
        {
            previous = Line(line, previous, subtotal, out var counts);
            subtotal += counts ? previous : 0;
            taxable += counts && IsTaxable(line) ? previous : 0;
        }

        var rate = TaxRate(fields.Element("ItemSalesTaxRef"));
        var tax = Math.Round(taxable * rate / 100, 2, MidpointRounding.AwayFromZero);
        var total = subtotal + tax;
        Set("Subtotal", subtotal);
        if (fields.Element("ItemSalesTaxRef") is not null && layout.Find("SalesTaxPercentage") is not null)
        {
            fields.SetElementValue("SalesTaxPercentage", Values.Price(rate));
        }

        Set("SalesTaxTotal", tax);
        Set("TotalAmount", total);
        Set("AmountDue", total);
        Set("CreditAmount", total);
        Set("CreditRemaining", total);
        if (layout.Find("Quantity") is null && layout.Find("TotalAmount") is null)
        {
            Set("Amount", total);
        }

        if (layout.Find("BalanceRemaining") is not null)
        {
            Open(fields, total);
        }

        void Set(string name, decimal value)
        {
            if (layout.Find(name) is not null)
            {
                fields.SetElementValue(name, Values.Amount(value));
            }
        }
    }

    /// <summary>Sets what is left of a total after payments (AppliedAmount is negative).</summary>
    public static void Open(XElement fields, decimal total)
    {
        var remaining = total + Values.Number(fields.Element("AppliedAmount"));
        fields.SetElementValue("AppliedAmount", Values.Amount(Values.Number(fields.Element("AppliedAmount"))));
        fields.SetElementValue("BalanceRemaining", Values.Amount(remaining));
        fields.SetElementValue("IsPaid", remaining == 0 ? "true" : "false");
    }

    // A subtotal line repeats the sum so far and does not count; a discount or percentage works on the line above it.
    private decimal Line(XElement line, decimal previous, decimal subtotal, out bool counts)
    {
        counts = true;
        var members = line.Elements().Where(e => e.Name.LocalName.EndsWith("LineRet", StringComparison.Ordinal)).ToList();
        if (members.Count > 0 || line.Name.LocalName.Contains("Group", StringComparison.Ordinal))
        {
            var sum = members.Sum(m => Line(m, 0, 0, out _));
            line.SetElementValue("TotalAmount", Values.Amount(sum));
            return sum;
        }

        var item = file.Store.Find(Family.Items, line.Element("ItemRef")?.Element("ListID")?.Value ?? "");
        if (item?.Definition.Name == "ItemSubtotal")
        {
            counts = false;
            line.SetElementValue("Amount", Values.Amount(subtotal));
            return subtotal;
        }

        var rateName = line.Element("Cost") is null && line.Element("Rate") is not null ? "Rate" : "Cost";
        var quantity = line.Element("Quantity");
        if (line.Element("Amount") is null && line.Element("RatePercent") is { } percent)
        {
            var sign = item?.Definition.Name == "ItemDiscount" ? -1 : 1;
            line.SetElementValue("Amount", Values.Amount(sign * previous * Values.Number(percent) / 100));
        }
        else if (line.Element("Amount") is null && line.Element(rateName) is { } rate)
        {
            line.SetElementValue("Amount", Values.Amount((quantity is null ? 1 : Values.Number(quantity)) * Values.Number(rate)));
        }
        else if (line.Element("Amount") is { } amount
            && line.Element(rateName) is null
            && Values.Number(quantity) is var count and not 0
            && line.Name.LocalName != "TimeTrackingRet")
        {
            line.SetElementValue(
                line.Name.LocalName.StartsWith("Item", StringComparison.Ordinal) ? "Cost" : "Rate",
                Values.Price(Math.Round(Values.Number(amount) / count, 5)));
        }

        return Values.Number(line.Element("Amount"));
    }

    private bool IsTaxable(XElement line) =>
        file.Store.Find("SalesTaxCode", line.Element("SalesTaxCodeRef")?.Element("ListID")?.Value ?? "")?.Fields()
            .Element("IsTaxable")?.Value == "true";

    private decimal TaxRate(XElement? reference)
    {
        var tax = file.Store.Find(Family.Items, reference?.Element("ListID")?.Value ?? "")?.Fields();
        return tax is null ? 0 : Values.Number(tax.Element("TaxRate")) + tax.Elements("ItemSalesTaxRef").Sum(TaxRate);
    }

    /// <summary>A date as transactions store it.</summary>
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
