using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Sync.Companies;

namespace WebConnectorSync.Server.Api.Companies;

/// <summary>Reads the bodies that make and change a company.</summary>
internal static class CompanyBodies
{
    public static CreateCompanyBody ReadNew(JsonFields fields) => new(fields.Text("name"));

    public static ChangeCompanyBody ReadChange(JsonFields fields) => new(
        fields.Text("name"),
        fields.Number("everyMinutes"),
        fields.Object("polling") is { } polling ? new(polling.Word<PollingPolicy>("policy"), polling.Number("everyMinutes")) : null,
        fields.Object("stayConnected") is { } stay ? new(
            stay.Flag("on"), stay.TimeOfDay("from"), stay.TimeOfDay("to"), stay.Number("closeAfterMinutes")) : null,
        fields.Object("nightlySync") is { } nightly ? new(nightly.Flag("on"), nightly.TimeOfDay("at"), nightly.Words("sections")) : null,
        fields.Text("timeZone"),
        fields.Flag("markMemos"));
}
