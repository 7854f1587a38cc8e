using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Writing;

namespace WebConnectorSync.Qbxml.Tests.References;

public sealed class FindingReferences
{
    [Fact]
    public void Every_reference_is_found_with_its_place_and_what_it_may_name()
    {
        var found = Find("InvoiceAddRq", """
            {"customerRef": {"externalId": "c", "section": "customers"}, "memo": "x", "linkToTxnRef": [{"externalId": "e"}, {"txnID": "E-1"}],
             "lines": [{"itemRef": {"fullName": "Door"}, "linkToTxn": {"txnRef": {"externalId": "so"}, "txnLineID": "1"}}, {"itemGroupRef": {"listID": "G"}}, {"desc": "y"}]}
            """);

        Assert.Equal(
            [
                "customerRef Customer c customers", "linkToTxnRef[0] Estimate/SalesOrder e", "linkToTxnRef[1] Estimate/SalesOrder E-1",
                "lines[0].itemRef Item Door", "lines[0].linkToTxn.txnRef Estimate/SalesOrder so", "lines[1].itemGroupRef ItemGroup G",
            ],
            found.References.Select(
                r => $"{r.Path} {string.Join('/', r.Targets)} {r.ExternalId ?? r.Id ?? r.FullName} {r.Section}".Trim()));
    }

    [Fact]
    public void They_are_pointed_to_what_they_mean_and_written_so()
    {
        var (references, fields) = Find("ReceivePaymentAddRq", """
            {"customerRef": {"externalId": "c"}, "appliedTo": [{"txnRef": {"externalId": "i"}, "paymentAmount": 5, "setCredit": [{"creditTxnRef": {"externalId": "cm"}, "appliedAmount": 1}]}]}
            """);
        foreach (var reference in references)
        {
            reference.PointTo($"<{reference.ExternalId}>");
        }

        Assert.Equal(
            "<CustomerRef><ListID>&lt;c&gt;</ListID></CustomerRef>" +
            "<AppliedToTxnAdd><TxnID>&lt;i&gt;</TxnID><PaymentAmount>5.00</PaymentAmount>" +
            "<SetCredit><CreditTxnID>&lt;cm&gt;</CreditTxnID><AppliedAmount>1.00</AppliedAmount></SetCredit></AppliedToTxnAdd>",
            Sent.Inside(Sent.Message("ReceivePaymentAddRq", fields.ToJsonString()))
                .Replace("<ReceivePaymentAdd>", "", StringComparison.Ordinal)
                .Replace("</ReceivePaymentAdd>", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_of_transaction_ids_may_be_given_as_references()
    {
        var (references, fields) = Find("InvoiceAddRq", """{"linkToTxnRef": [{"externalId": "a"}, {"externalId": "b"}]}""");
        foreach (var reference in references)
        {
            reference.PointTo(reference.ExternalId + "-1");
        }

        Assert.Equal("""{"linkToTxnID":["a-1","b-1"]}""", fields.ToJsonString());
    }

    [Theory]
    [InlineData("Terms", "StandardTerms DateDrivenTerms")]
    [InlineData("Customer", "Customer")]
    [InlineData("Nothing", "")]
    public void A_name_stands_for_the_kinds_its_query_returns(string name, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', WritableObjects.Of(name).Select(o => o.Name)));

    [Fact]
    public void The_kind_is_the_one_the_fields_fit()
    {
        Assert.Equal("DateDrivenTerms", WritableObjects.ForFields("Terms", Sent.Json("""{"name": "15th", "dayOfMonthDue": 15}"""))?.Name);
        Assert.Equal("StandardTerms", WritableObjects.ForFields("Terms", Sent.Json("""{"name": "Net 30"}"""))?.Name);
        Assert.Null(WritableObjects.ForFields("Template", Sent.Json("{}")));
    }

    private static (IReadOnlyList<RecordReference> References, JsonObject Fields) Find(string request, string json)
    {
        var fields = (JsonObject)JsonNode.Parse(json)!;
        return (ReferenceFinder.Find(QbxmlLanguage.Default.Message(request), fields), fields);
    }
}
