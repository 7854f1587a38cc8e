using System.Text;

namespace WebConnectorSync.Server.Tests.Posts;

public sealed class TheFaultMatrix
{
    [Fact]
    public async Task Loses_and_repeats_nothing_whatever_goes_wrong_and_stands_in_the_documents_as_it_is()
    {
        var clock = new Clock();
        await using var server = await RunningServer.StartAsync(clock);
        var outcomes = new List<(FaultRow Row, FaultOutcome Outcome)>();
        foreach (var (number, row) in FaultRows.All.Index())
        {
            outcomes.Add((row, await FaultOutcome.OfAsync(server, clock, row, number)));
        }

        var table = Table(outcomes);
        Assert.True(outcomes.TrueForAll(o => o.Outcome is { Missing: 0, Duplicates: 0, Untrue: 0 }), table);
        ReliabilityPage.Check("faults", table);
    }

    private static string Table(List<(FaultRow Row, FaultOutcome Outcome)> outcomes)
    {
        var text = new StringBuilder(
            "| step | what goes wrong | missing | twice | untrue states | sessions | messages |\n|---|---|--:|--:|--:|--:|--:|\n");
        foreach (var (row, outcome) in outcomes)
        {
            text.Append(
                $"| {row.Step} | {row.Fault} | {outcome.Missing} | {outcome.Duplicates} | {outcome.Untrue} | {outcome.Sessions} | " +
                $"{outcome.Messages} |\n");
        }

        return text.ToString();
    }
}
