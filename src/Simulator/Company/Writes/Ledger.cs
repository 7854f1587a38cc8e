using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>
/// What transactions do to the balances of customers and vendors and to the stock of items. Both change without touching TimeModified.
/// </summary>
internal sealed class Ledger(CompanyFile file)
{
    public void Apply(Record transaction, XElement fields) => Change(transaction, fields, 1);

    public void Reverse(Record transaction, XElement fields) => Change(transaction, fields, -1);

    private void Change(Record transaction, XElement fields, int sign)
    {
        Owe(transaction.Entity, sign * Effect(transaction, fields));
        var direction = sign * Direction(transaction.Definition.Name);
        if (direction != 0)
        {
            foreach (var line in fields.Descendants().Where(e => e.Element("ItemRef") is not null && e.Element("Quantity") is not null))
            {
                Move(line, direction);
            }
        }
    }

    private static decimal Effect(Record transaction, XElement fields) => transaction.Definition.Name switch
    {
        "Invoice" when fields.Element("IsPending")?.Value != "true" =>
            Values.Number(fields.Element("Subtotal")) + Values.Number(fields.Element("SalesTaxTotal")),
        "Charge" => Values.Number(fields.Element("Amount")),
        "CreditMemo" or "ReceivePayment" => -Values.Number(fields.Element("TotalAmount")),
        "Bill" => Values.Number(fields.Element("AmountDue")),
        "VendorCredit" => -Values.Number(fields.Element("CreditAmount")),
        "BillPaymentCheck" or "BillPaymentCreditCard" => -Values.Number(fields.Element("Amount")),
        _ => 0,
    };

    private static int Direction(string transaction) => transaction switch
    {
        "Bill" or "Check" or "CreditCardCharge" or "ItemReceipt" or "CreditMemo" => 1,
        "Invoice" or "SalesReceipt" or "VendorCredit" or "CreditCardCredit" => -1,
        _ => 0,
    };

    private static void Owe(Record? entity, decimal amount)
    {
        if (entity is null || amount == 0)
        {
            return;
        }

        entity.Balance += amount;
        for (var record = entity; record is not null; record = record.Parent)
        {
            record.TotalBalance += amount;
        }
    }

    // What is bought moves the average cost, too.
    private void Move(XElement line, int direction)
    {
        if (line.Element("ItemRef")!.Element("ListID")?.Value is not { } id
            || file.Store.Find(Family.Items, id) is not { Definition.Name: "ItemInventory" or "ItemInventoryAssembly" } item)
        {
            return;
        }

        var fields = item.Fields();
        var (had, moved) = (Values.Number(fields.Element("QuantityOnHand")), direction * Values.Number(line.Element("Quantity")));
        if (moved > 0 && line.Element("Cost") is { } cost)
        {
            var worth = (Math.Max(had, 0) * Values.Number(fields.Element("AverageCost"))) + (moved * Values.Number(cost));
            fields.SetElementValue("AverageCost", Values.Price(worth / (Math.Max(had, 0) + moved)));
        }

        fields.SetElementValue("QuantityOnHand", Values.Quantity(had + moved));
        item.SetFields(fields);
        file.Store.Keep(item);
    }
}
