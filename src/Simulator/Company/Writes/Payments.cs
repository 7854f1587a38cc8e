using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>Customer payments applied to invoices; both sides show the link, and the invoice counts as modified.</summary>
internal sealed class Payments(CompanyFile file)
{
    /// <summary>Looks at the applications of a ReceivePaymentAdd or Mod before anything is written.</summary>
    public Status? Check(XElement input, Record? existing)
    {
        foreach (var applied in Applied(input))
        {
            var id = applied.Element("TxnID")!.Value.Trim();
            if (file.Store.Find(Family.Transactions, id) is not { Definition.Name: "Invoice" } invoice)
            {
                return Status.NotFound(id);
            }

            var fields = invoice.Fields();
            var already = fields.Elements("LinkedTxn").Where(
                l => l.Element("TxnID")?.Value == existing?.Id).Sum(l => -Values.Number(l.Element("Amount")));
            if (Values.Number(applied.Element("PaymentAmount")) > Values.Number(fields.Element("BalanceRemaining")) + already)
            {
                return Status.Invalid(
                    "AppliedToTxnAdd payment amount", applied.Element("PaymentAmount")!.Value, "You cannot pay more than the amount due.");
            }
        }

        return null;
    }

    /// <summary>Applies a payment as the request says, or to the oldest open invoices when it says IsAutoApply.</summary>
    public void Apply(Record payment, XElement fields, XElement input)
    {
        fields.Elements("AppliedToTxnRet").Remove();
        var total = Values.Number(fields.Element("TotalAmount"));
        var open = total;
        foreach (var (invoice, amount) in input.Element("IsAutoApply")?.Value is "true" or "1" ? Oldest(
            payment.Entity, total) : Named(input))
        {
            fields.Add(Link(payment, invoice, amount));
            open -= amount;
        }

        fields.SetElementValue("UnusedPayment", Values.Amount(open));
        fields.SetElementValue("UnusedCredits", Values.Amount(0));
    }

    /// <summary>Takes a payment off all its invoices.</summary>
    public void Unapply(Record payment, XElement fields)
    {
        foreach (var applied in fields.Elements("AppliedToTxnRet").ToList())
        {
            if (file.Store.Find(Family.Transactions, applied.Element("TxnID")!.Value) is { } invoice)
            {
                var invoiceFields = invoice.Fields();
                invoiceFields.Elements("LinkedTxn").Where(l => l.Element("TxnID")?.Value == payment.Id).Remove();
                Pay(invoice, invoiceFields, -Values.Number(applied.Element("Amount")));
            }

            applied.Remove();
        }
    }

    private static IEnumerable<XElement> Applied(XElement input) =>
        input.Elements().Where(e => e.Name.LocalName is "AppliedToTxnAdd" or "AppliedToTxnMod" && e.Element("PaymentAmount") is not null);

    private IEnumerable<(Record Invoice, decimal Amount)> Named(XElement input) =>
        Applied(input).Select(
            a => (file.Store.Find(Family.Transactions, a.Element("TxnID")!.Value.Trim())!, Values.Number(a.Element("PaymentAmount"))));

    private List<(Record Invoice, decimal Amount)> Oldest(Record? customer, decimal total)
    {
        var applications = new List<(Record, decimal)>();
        foreach (var invoice in file.Store.Of("Invoice").Where(i => ReferenceEquals(i.Entity, customer)).OrderBy(i => i.TxnDate))
        {
            var amount = Math.Min(total, Values.Number(invoice.Fields().Element("BalanceRemaining")));
            if (amount > 0)
            {
                applications.Add((invoice, amount));
                total -= amount;
            }
        }

        return applications;
    }

    private XElement Link(Record payment, Record invoice, decimal amount)
    {
        var fields = invoice.Fields();
        fields.Add(new XElement(
            "LinkedTxn",
            new XElement("TxnID", payment.Id),
            new XElement("TxnType", payment.Definition.Name),
            new XElement("TxnDate", Forms.Date(payment.TxnDate)),
            payment.Name.Length == 0 ? null : new XElement("RefNumber", payment.Name),
            new XElement("LinkType", "AMTTYPE"),
            new XElement("Amount", Values.Amount(-amount))));
        Pay(invoice, fields, amount);
        return new XElement(
            "AppliedToTxnRet",
            new XElement("TxnID", invoice.Id),
            new XElement("TxnType", invoice.Definition.Name),
            new XElement("TxnDate", Forms.Date(invoice.TxnDate)),
            invoice.Name.Length == 0 ? null : new XElement("RefNumber", invoice.Name),
            new XElement("BalanceRemaining", fields.Element("BalanceRemaining")!.Value),
            new XElement("Amount", Values.Amount(amount)));
    }

    private void Pay(Record invoice, XElement fields, decimal amount)
    {
        fields.SetElementValue("AppliedAmount", Values.Amount(Values.Number(fields.Element("AppliedAmount")) - amount));
        Forms.Open(fields, Values.Number(fields.Element("Subtotal")) + Values.Number(fields.Element("SalesTaxTotal")));
        invoice.SetFields(fields);
        if (file.Faults.PaymentsLeaveTimes)
        {
            file.Store.Keep(invoice);
            return;
        }

        file.Stamp(invoice);
    }
}
