using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Writing;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.Tests.Validation;

public sealed class CheckingARecord
{
    private static readonly Dialect Old = new(new QbxmlVersion(7, 0), Countries.US);

    [Fact]
    public void All_problems_come_at_once_with_their_paths()
    {
        var problems = Check("InvoiceAddRq", """{"txnDate":"21.11.2026","refNumber":"123456789012","lines":[{"quantity":"many"},{"itemRef":{},"amount":1.005}]}""");

        Assert.Equal(
            [
                "customerRef required", "lines[0].quantity badNumber", "lines[1].amount tooManyDecimals", "lines[1].itemRef reference",
                "refNumber tooLong", "txnDate badDate",
            ],
            problems.Select(p => $"{p.Path} {p.Code}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CustomerAddRq", """{"companyName":"x"}""", "name required")]
    [InlineData("CustomerAddRq", """{"name":""}""", "name required")]
    [InlineData("CustomerAddRq", """{"name":"a:b"}""", "name badName")]
    [InlineData("CustomerAddRq", """{"name":"Дом"}""", "name badCharacter")]
    [InlineData("CustomerAddRq", """{"name":"a","isActive":"yes"}""", "isActive badBool")]
    [InlineData("CustomerAddRq", """{"name":"a","creditLimit":"12,50"}""", "creditLimit badAmount")]
    [InlineData("CustomerAddRq", """{"name":"a","creditLimit":12345678901234}""", "creditLimit tooBig")]
    [InlineData("CustomerAddRq", """{"name":"a","jobStatus":"Won"}""", "jobStatus badWord")]
    [InlineData("CustomerAddRq", """{"name":"a","jobStartDate":"1899-01-01"}""", "jobStartDate badDate")]
    [InlineData("CustomerAddRq", """{"name":"a","externalGUID":"abc"}""", "externalGUID badGuid")]
    [InlineData("CustomerAddRq", """{"name":"a","parentRef":"Joe"}""", "parentRef badType")]
    [InlineData("CustomerAddRq", """{"name":"a","parentRef":{"externalId":"7"}}""", "parentRef reference")]
    [InlineData("CustomerAddRq", """{"name":"a","billAddress":"Main St"}""", "billAddress badType")]
    [InlineData("CustomerAddRq", """{"name":"a","phone":["1","2"]}""", "phone badType")]
    [InlineData("CustomerAddRq", """{"name":"a","balance":5}""", "balance computed")]
    [InlineData("CustomerAddRq", """{"name":"a","taxRegistrationNumber":"5"}""", "taxRegistrationNumber notInCountry")]
    [InlineData("CustomerModRq", """{"name":"a"}""", "listID required;editSequence required")]
    [InlineData("CustomerModRq", """{"listID":"1","editSequence":"1","jobStatus":null}""", "jobStatus notClearable")]
    [InlineData("InvoiceModRq", """{"txnID":"1","editSequence":"1","lines":[{"txnLineID":"1","rate":null,"serialNumber":null}]}""", "lines[0].rate notClearable")]
    [InlineData("CustomerQueryRq", """{"listID":["1"],"fullName":["a"]}""", "fullName choice")]
    [InlineData("CustomerQueryRq", """{"fromModifiedDate":"2040-01-01"}""", "fromModifiedDate badDateTime")]
    [InlineData("CustomerQueryRq", """{"maxReturned":0}""", "maxReturned outOfRange")]
    [InlineData("TimeTrackingAddRq", """{"txnDate":"2026-01-01","entityRef":{"fullName":"a"},"duration":"soon"}""", "duration badInterval")]
    [InlineData("JournalEntryAddRq", """{"txnDate":"2026-01-01"}""", "lines required")]
    [InlineData("JournalEntryAddRq", """{"lines":[{"amount":1},{"type":"DEBIT","amount":1},{"type":"both"}]}""", "lines[0].type required;lines[2].type badWord")]
    [InlineData("ReceivePaymentAddRq", """{"customerRef":{"fullName":"a"},"appliedTo":[{"txnRef":{"externalId":"1"},"paymentAmount":1}]}""", "appliedTo[0].txnID reference")]
    public void Names_what_quickbooks_would_refuse(string request, string json, string found) =>
        Assert.Equal(found, string.Join(';', Check(request, json).Select(p => $"{p.Path} {p.Code}")));

    [Fact]
    public void A_line_end_counts_as_two_characters()
    {
        var problem = Assert.Single(Check("CustomerAddRq", $$"""{"name":"{{new string('x', 40)}}\n"}"""));

        Assert.Equal("tooLong", problem.Code);
        Assert.Contains("42 characters", problem.Message, StringComparison.Ordinal);
        Assert.Contains("41", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_version_does_not_know_says_since_when()
    {
        var problem = Assert.Single(Check("CustomerAddRq", """{"name":"a","jobTitle":"x"}""", Old));

        Assert.Equal(("jobTitle", "notInVersion"), (problem.Path, problem.Code));
        Assert.Contains("12.0", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compnyName", "Did you mean companyName?")]
    [InlineData("CompanyName", "Did you mean companyName?")]
    [InlineData("somethingElse", "Look up the field's name, or leave it out.")]
    public void A_misspelt_field_gets_a_suggestion(string field, string advice) =>
        Assert.Equal(advice, Assert.Single(Check("CustomerAddRq", $$"""{"name":"a","{{field}}":"x"}""")).Advice);

    [Fact]
    public void Computed_fields_can_be_ignored()
    {
        var result = new Validator().Check(QbxmlLanguage.Default.Message("InvoiceAddRq"), Sent.Json("""{"customerRef":{"fullName":"a"},"subtotal":5,"timeCreated":"x","lines":[{"txnLineID":"1","desc":"x"}]}"""), Dialect.Newest, new CheckOptions { IgnoreComputed = true });

        Assert.True(result.IsValid);
        Assert.Equal(["lines[0].txnLineID", "subtotal", "timeCreated"], result.Ignored.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void References_may_wait_to_be_resolved()
    {
        var options = new CheckOptions { ReferencesPending = true };
        var json = Sent.Json("""{"customerRef":{"externalId":"7"},"appliedTo":[{"txnRef":{"externalId":"1"}}]}""");

        Assert.True(new Validator().Check(QbxmlLanguage.Default.Message("ReceivePaymentAddRq"), json, Dialect.Newest, options).IsValid);
    }

    [Fact]
    public void A_mod_may_wait_for_its_own_ids() => Assert.True(
        new Validator().Check(QbxmlLanguage.Default.Message("CustomerModRq"), Sent.Json("""{"name":"a"}"""), Dialect.Newest, new CheckOptions { OwnIdPending = true }).IsValid);

    [Fact]
    public void Custom_fields_are_fields_of_a_customer()
    {
        Assert.Empty(Check("CustomerAddRq", """{"name":"a","customFields":{"Color":"red"}}"""));
        Assert.Equal("customFields.Color badType", string.Join(';', Check("CustomerAddRq", """{"name":"a","customFields":{"Color":[1]}}""").Select(p => $"{p.Path} {p.Code}")));
    }

    [Fact]
    public void Personal_data_is_never_repeated()
    {
        var problems = Check("EmployeeAddRq", """{"lastName":"a","ssn":"123-45-6789-000-000-000\u0416"}""");

        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.DoesNotContain("123-45", p.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_another_country_has_is_refused_as_a_whole() =>
        Assert.Equal("notInCountry", Assert.Single(Check("SalesTaxReturnQueryRq", "{}")).Code);

    private static IReadOnlyList<FieldProblem> Check(string request, string json, Dialect? dialect = null) =>
        new Validator().Check(QbxmlLanguage.Default.Message(request), Sent.Json(json), dialect ?? Dialect.Newest).Problems;
}
