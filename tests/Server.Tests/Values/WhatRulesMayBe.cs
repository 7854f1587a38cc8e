using System.Text.Json;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Api.Rules;
using WebConnectorSync.Sync.Rules;

namespace WebConnectorSync.Server.Tests.Values;

public sealed class WhatRulesMayBe
{
    [Theory]
    [InlineData("""{"version": 0}""", "")]
    [InlineData("{}", "version required")]
    [InlineData("""{"version": -3}""", "version outOfRange")]
    [InlineData("""{"version": "0"}""", "version wrongType")]
    [InlineData("""{"version": 0, "paymentMethods": []}""", "paymentMethods empty")]
    [InlineData("""{"version": 0, "paymentMethods": [], "paymentsWithoutMethod": true}""", "")]
    [InlineData("""{"version": 0, "paymentsWithoutMethod": "yes"}""", "paymentsWithoutMethod wrongType")]
    [InlineData("""{"version": 0, "paymentMethods": ["Cash", " cash "]}""", "paymentMethods[1] duplicate")]
    [InlineData("""{"version": 0, "paymentMethods": [7, 8]}""", "paymentMethods[0] wrongType, paymentMethods[1] wrongType")]
    [InlineData("""{"version": 0, "paymentMethods": ["12345678901234567890123456789012"]}""", "paymentMethods[0] tooLong")]
    [InlineData("""{"version": 0, "jobs": {"exclude": ["Internal:*", " "]}}""", "jobs.exclude[1] empty")]
    [InlineData("""{"version": 0, "vendors": {"chosen": ["123456789012345678901234567890123456789012"]}}""", "vendors.chosen[0] tooLong")]
    [InlineData("""{"version": 0, "vendors": {"include": "chosen"}}""", "vendors.chosen empty")]
    [InlineData("""{"version": 0, "defaults": {"fromDate": "2026-01-01"}}""", "defaults.fromDate noFromDate")]
    [InlineData("""{"version": 0, "sections": {"invoices": {"fromDate": "2026-01-01", "onDelete": "void"}}}""", "")]
    [InlineData("""{"version": 0, "sections": {"terms": {"fromDate": "2026-01-01"}}}""", "sections.terms.fromDate noFromDate")]
    [InlineData("""{"version": 0, "sections": {"customers": {"onDelete": "void"}}}""", "sections.customers.onDelete cannotBeVoided")]
    [InlineData("""{"version": 0, "sections": {"Invoices": {}}}""", "sections.Invoices unknownSection")]
    public void A_document(string document, string wrong)
    {
        var (_, errors) = JsonBody.Validate(JsonSerializer.Deserialize<JsonElement>(document), RulesReader.Read, new RulesValidator());

        Assert.Equal(wrong, string.Join(", ", errors.Select(e => $"{e.Path} {e.Code}")));
    }

    [Fact]
    public void A_list_has_a_thousand_names_at_most()
    {
        Assert.Empty(Jobs(1000));
        Assert.Equal(["jobs.exclude tooMany"], Jobs(1001));

        static IEnumerable<string> Jobs(int count) => JsonBody
            .Validate(
                JsonSerializer.SerializeToElement(
                    new { version = 0, jobs = new { exclude = Enumerable.Range(0, count).Select(i => $"Job {i}") } }),
                RulesReader.Read,
                new RulesValidator())
            .Errors.Select(e => $"{e.Path} {e.Code}");
    }
}
