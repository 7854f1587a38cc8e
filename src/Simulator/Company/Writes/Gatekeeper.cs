using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>Reasons to refuse a write before anything is looked at in detail: locks, closed books.</summary>
internal sealed class Gatekeeper(CompanyFile file)
{
    private static readonly HashSet<string> NonPosting =
        new(["Estimate", "PurchaseOrder", "SalesOrder", "TimeTracking", "VehicleMileage"], StringComparer.Ordinal);

    /// <summary>Whether the record can be had for writing.</summary>
    public Status? Lock(Record record) => file.Faults.Lock(record.Id, record.Definition.Name, record.IsTransaction);

    /// <summary>
    /// Whether a posting of that day may be written; <paramref name="code"/> is 3171 for Add and Mod, 3161 for deleting and voiding.
    /// </summary>
    public Status? Books(string objectName, DateOnly day, int code) =>
        file.Settings.ClosingDate is { } closed && day <= closed && !NonPosting.Contains(objectName)
            ? new Status(
                code, $"An attempt was made to modify a {objectName} with a date that is on or before the closing date of the company.")
            : null;

    /// <summary>The day a transaction will have: as sent, as stored, or today.</summary>
    public DateOnly Day(XElement input, Record? stored) =>
        input.Element("TxnDate")?.Value is { Length: > 0 } text ? DateOnly.Parse(text, CultureInfo.InvariantCulture)
        : stored?.TxnDate ?? file.HostClock.Today;
}
