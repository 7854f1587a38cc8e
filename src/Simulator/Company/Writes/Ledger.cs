using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>What transactions do to the balances of customers and vendors. Balances change without touching TimeModified.</summary>
internal static class Ledger
{
    public static void Apply(Record transaction, XElement fields) => Change(transaction.Entity, Effect(transaction, fields));

    public static void Reverse(Record transaction, XElement fields) => Change(transaction.Entity, -Effect(transaction, fields));

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

    private static void Change(Record? entity, decimal amount)
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
}
