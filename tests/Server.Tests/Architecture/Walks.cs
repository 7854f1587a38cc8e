using System.Text.RegularExpressions;

namespace WebConnectorSync.Server.Tests.Architecture;

/// <summary>The walks of docs/architecture.md lead a newcomer through the code, so each stop must be there.</summary>
public sealed partial class Walks
{
    [Fact]
    public void Every_stop_is_a_method_of_the_file_it_names()
    {
        var page = File.ReadAllText(Path.Combine(TheRepository.Root, "docs", "architecture.md"));
        var stops = Stop().Matches(page).Select(m => (File: m.Groups["file"].Value, Method: m.Groups["method"].Value)).ToList();

        Assert.Equal(30, stops.Count);
        Assert.All(stops, stop => Assert.Matches(
            $@"\b{stop.Method}\b[(<]", File.ReadAllText(Path.Combine(TheRepository.Root, "src", stop.File))));
    }

    [GeneratedRegex(@"^\d+\. `(?<file>[\w/]+\.cs)`, `(?<method>\w+)`", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Stop();
}
