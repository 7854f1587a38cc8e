using System.Globalization;
using System.Text;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>ListDel, TxnDel and TxnVoid.</summary>
internal sealed class DeleteRunner(CompanyFile file)
{
    public Answer DeleteFromList(Request request)
    {
        var type = request.Text("ListDelType")!;
        var status = Delete(type, request.Text("ListID")!, out var deletion);
        return deletion is null ? new Answer(status) : new Answer(status,
        [
            new XElement("ListDelType", type),
            new XElement("ListID", deletion.Id),
            new XElement("TimeDeleted", file.HostClock.Text(deletion.DeletedAt)),
            .. deletion.Name.Length == 0 ? Array.Empty<XElement>() : [new XElement("FullName", deletion.Name)],
        ]);
    }

    public Answer DeleteTransaction(Request request)
    {
        var type = request.Text("TxnDelType")!;
        var status = Delete(type, request.Text("TxnID")!, out var deletion);
        return deletion is null ? new Answer(status) : new Answer(status,
        [
            new XElement("TxnDelType", type),
            new XElement("TxnID", deletion.Id),
            new XElement("TimeDeleted", file.HostClock.Text(deletion.DeletedAt)),
            .. deletion.Name.Length == 0 ? Array.Empty<XElement>() : [new XElement("RefNumber", deletion.Name)],
        ]);
    }

    /// <summary>Deletes a record by the rules; the deletion is null when it was refused.</summary>
    public Status Delete(string objectName, string id, out Deletion? deletion)
    {
        deletion = null;
        var status = Find(objectName, id, 3161, out var record);
        if (record is null)
        {
            return status;
        }

        if (!record.IsTransaction && (file.Store.HasChildren(record) || IsUsed(record)))
        {
            return new Status(
                3160,
                $"Cannot delete the object specified by the id = \"{id}\".  QuickBooks error message: This list element cannot be " +
                "deleted because it is in use.");
        }

        if (record.IsTransaction)
        {
            Release(record);
        }

        var name = record.IsTransaction ? record.Name : RecordStore.FullName(record);
        deletion = new Deletion(objectName, id, record.CreatedAt, file.HostClock.Now, name);
        file.Deletions.Add(deletion);
        file.Store.Remove(record);
        return Status.Ok;
    }

    public Answer Void(Request request)
    {
        var type = request.Text("TxnVoidType")!;
        var status = Find(type, request.Text("TxnID")!, 3161, out var record);
        if (record is null)
        {
            return new Answer(status);
        }

        Release(record);
        var fields = record.Fields();
        foreach (var amount in fields.Descendants().Where(e => !e.HasElements && IsAmount(e.Name.LocalName)))
        {
            amount.Value = Values.Amount(0);
        }

        fields.SetElementValue("Memo", $"VOID: {fields.Element("Memo")?.Value}".TrimEnd());
        if (fields.Element("IsPaid") is not null)
        {
            fields.SetElementValue("IsPaid", "true");
        }

        record.SetFields(fields);
        file.Stamp(record);
        return new Answer(Status.Ok,
        [
            new XElement("TxnVoidType", type),
            new XElement("TxnID", record.Id),
            new XElement("TimeCreated", file.HostClock.Text(record.CreatedAt)),
            new XElement("TimeModified", file.HostClock.Text(record.ModifiedAt)),
            .. record.Name.Length == 0 ? Array.Empty<XElement>() : [new XElement("RefNumber", record.Name)],
        ]);
    }

    private static bool IsAmount(string name) =>
        name is "Amount" or "Rate" or "Cost" or "Subtotal" or "SalesTaxTotal" or "TotalAmount" or "AppliedAmount" or "BalanceRemaining"
            or "AmountDue" or "OpenAmount" or "CreditAmount" or "CreditRemaining" or "UnusedPayment" or "UnusedCredits";

    private Status Find(string objectName, string id, int closedCode, out Record? record)
    {
        var definition = QbxmlLanguage.Default.FindObject(objectName);
        var found = definition is null ? null : file.Store.Find(Family.Of(definition), id);
        record = null;
        if (found is null || found.Definition.Name != objectName)
        {
            return Status.NotFound(id);
        }

        var problem = file.Gatekeeper.Lock(found)
            ?? (found.IsTransaction ? file.Gatekeeper.Books(objectName, found.TxnDate, closedCode) : null);
        record = problem is null ? found : null;
        return problem ?? Status.Ok;
    }

    // Balances go back to what they were, and payments and invoices let go of each other.
    private void Release(Record record)
    {
        var fields = record.Fields();
        file.Ledger.Reverse(record, fields);
        file.Payments.Unapply(record, fields);
        foreach (var link in fields.Elements("LinkedTxn").ToList())
        {
            if (file.Store.Find(Family.Transactions, link.Element("TxnID")!.Value) is { } payment)
            {
                var paymentFields = payment.Fields();
                paymentFields.Elements("AppliedToTxnRet").Where(a => a.Element("TxnID")?.Value == record.Id).Remove();
                var used = paymentFields.Elements("AppliedToTxnRet").Sum(a => Values.Number(a.Element("Amount")));
                paymentFields.SetElementValue("UnusedPayment", Values.Amount(Values.Number(paymentFields.Element("TotalAmount")) - used));
                payment.SetFields(paymentFields);
                file.Stamp(payment);
            }

            link.Remove();
        }

        record.SetFields(fields);
    }

    private bool IsUsed(Record record)
    {
        var needle = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<ListID>{record.Id}</ListID>"));
        return file.Store.All.Any(r => !ReferenceEquals(r, record) && r.MayMention(needle) && file.View.Refers(r, record));
    }
}
