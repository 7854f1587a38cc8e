using WebConnectorSync.Qbxml.Tests.Writing;

namespace WebConnectorSync.Qbxml.Tests.Values;

public sealed class FormattingValues
{
    [Theory]
    [InlineData("\"PT1H30M\"", "PT1H30M")]
    [InlineData("\"PT1H30M0S\"", "PT1H30M")]
    [InlineData("\"P1DT2H\"", "PT26H0M")]
    [InlineData("\"8:15\"", "PT8H15M")]
    [InlineData("\"0:00:30\"", "PT0H0M30S")]
    [InlineData("\"-PT2H\"", "-PT2H0M")]
    public void Durations_are_hours_and_minutes(string json, string text) => Assert.Contains(
        $"<Duration>{text}</Duration>", Sent.Message("TimeTrackingAddRq", $$"""{"duration":{{json}}}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("97.5", "97.50")]
    [InlineData("\"-1\"", "-1.00")]
    [InlineData("1e3", "1000.00")]
    [InlineData("0.005", "0.01")]
    public void Amounts_have_two_decimals(string json, string text) => Assert.Contains(
        $"<CreditLimit>{text}</CreditLimit>", Sent.Message("CustomerAddRq", $$"""{"creditLimit":{{json}}}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"{eb05f701-e727-472f-8ade-6753c4f67a46}\"", "{EB05F701-E727-472F-8ADE-6753C4F67A46}")]
    [InlineData("\"eb05f701e727472f8ade6753c4f67a46\"", "{EB05F701-E727-472F-8ADE-6753C4F67A46}")]
    [InlineData("0", "0")]
    public void Guids_stand_in_braces(string json, string text) => Assert.Contains(
        $"<OwnerID>{text}</OwnerID>", Sent.Message("CustomerQueryRq", $$"""{"ownerID":[{{json}}]}"""), StringComparison.Ordinal);
}
