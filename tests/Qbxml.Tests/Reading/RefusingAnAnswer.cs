namespace WebConnectorSync.Qbxml.Tests.Reading;

public sealed class RefusingAnAnswer
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("<html><body>Error</body></html>", "notQbxml")]
    [InlineData("<QBXML></QBXML>", "noMessageSet")]
    [InlineData("<QBXML><QBXMLMsgsRs><CustomerQueryRs>", "truncated")]
    [InlineData("QuickBooks found an error", "")]
    public void Says_why(string answer, string code)
    {
        var problem = Answers.Read(answer).Problem;

        Assert.NotNull(problem);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.True(code is "" or "empty" || problem.Code == code, problem.Code);
    }

    [Fact]
    public void A_record_beyond_all_measure_is_refused()
    {
        var answer = Answers.Read(Answers.With($"<CustomerRet><Notes>{new string('x', 17 * 1024 * 1024)}</Notes></CustomerRet>"));

        Assert.Equal("recordTooBig", answer.Problem!.Code);
        Assert.Contains("CustomerRet", answer.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flood_of_unknown_names_is_counted_but_not_kept()
    {
        var flood = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<X{i}/>"));

        var answer = Answers.Read(Answers.With($"<CustomerRet><Name>A</Name>{flood}</CustomerRet>"));

        Assert.Equal(5000, answer.Unknown);
        Assert.Equal(64, answer.UnknownNames.Count);
        Assert.Contains("\"name\":\"A\"", answer.Records[0].Json, StringComparison.Ordinal);
    }
}
