using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Writes;

namespace WebConnectorSync.Simulator.Seeding;

/// <summary>Invoices of the past years; a third of them has been paid.</summary>
internal sealed class SeedForms(Seeder seeder, SeedPlan plan)
{
    public void Run()
    {
        var customers = seeder.File.Store.Of("Customer");
        var items = seeder.File.Store.Of("ItemService");
        if (customers.Count == 0 || items.Count == 0)
        {
            return;
        }

        for (var i = 0; i < plan.Invoices; i++)
        {
            var invoice = Invoice(i, seeder.Pick(customers), items);
            if (i % 3 == 0)
            {
                Pay(invoice);
            }
        }
    }

    private Record Invoice(int index, Record customer, IReadOnlyList<Record> items)
    {
        var created = Math.Max(customer.CreatedAt + 60, seeder.Clock.Created(index, plan.Invoices));
        var fields = new XElement(
            "R",
            Seeder.Reference("CustomerRef", customer),
            Seeder.Reference("TemplateRef", seeder.File.Store.FindByFullName("Template", "Intuit Service Invoice")),
            new XElement("TxnDate", Forms.Date(DateOnly.FromDateTime(seeder.File.HostClock.Local(created)))),
            index % 4 == 0 ? new XElement("PONumber", string.Create(CultureInfo.InvariantCulture, $"PO-{index}")) : null,
            index % 5 == 0 ? new XElement("Memo", "Work done as agreed") : null,
            Enumerable.Range(0, 1 + seeder.Random.Next(4)).Select(_ => Line(seeder.Pick(items))));
        var number = (1001 + index).ToString(CultureInfo.InvariantCulture);
        return seeder.File.Insert(QbxmlLanguage.Default.Object("Invoice"), fields, number, null, created, seeder.Clock.Modified(created));
    }

    private XElement Line(Record item) => new(
        "InvoiceLineRet",
        Seeder.Reference("ItemRef", item),
        new XElement("Quantity", Values.Quantity(seeder.Random.Next(1, 40) / 4m)));

    private void Pay(Record invoice)
    {
        var total = invoice.Fields().Element("BalanceRemaining")!.Value;
        var paidAt = invoice.CreatedAt + seeder.Random.NextInt64(Math.Max(1, seeder.File.HostClock.Now - 3600 - invoice.CreatedAt));
        var fields = new XElement(
            "R",
            Seeder.Reference("CustomerRef", invoice.Entity),
            new XElement("TxnDate", Forms.Date(DateOnly.FromDateTime(seeder.File.HostClock.Local(paidAt)))),
            new XElement("TotalAmount", total),
            Seeder.Reference("DepositToAccountRef", seeder.File.Store.FindByFullName("Account", "Undeposited Funds")));
        var payment = seeder.File.Insert(QbxmlLanguage.Default.Object("ReceivePayment"), fields, "", null, paidAt);
        var applied =
            new XElement("R", new XElement("AppliedToTxnAdd", new XElement("TxnID", invoice.Id), new XElement("PaymentAmount", total)));
        seeder.File.Payments.Apply(payment, fields, applied);
        payment.SetFields(fields);
        (invoice.ModifiedAt, invoice.EditSequence) = (paidAt, paidAt);
    }
}
