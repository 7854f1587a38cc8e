namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>docs/reliability.md, whose tables the tests write: each stands between two marks.</summary>
internal static class ReliabilityPage
{
    private static readonly Lock Gate = new();

    /// <summary>Compares a table with the page, or writes it there when WCS_UPDATE_DOCS is 1.</summary>
    public static void Check(string name, string table)
    {
        var file = Path.Combine(TheRepository.Root, "docs", "reliability.md");
        var (begin, end) = ($"<!-- {name}: written by the tests -->\n", $"<!-- end of {name} -->");
        lock (Gate)
        {
            var page = File.ReadAllText(file).ReplaceLineEndings("\n");
            var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            var to = page.IndexOf(end, StringComparison.Ordinal);
            Assert.True(from >= begin.Length && to >= from, $"docs/reliability.md has no place for {name}.");
            if (Environment.GetEnvironmentVariable("WCS_UPDATE_DOCS") == "1")
            {
                File.WriteAllText(file, page[..from] + table + page[to..]);
                return;
            }

            Assert.True(
                page[from..to] == table,
                "docs/reliability.md is out of date. Write it again with: WCS_UPDATE_DOCS=1 dotnet test tests/Server.Tests --filter " +
                "TheFaultMatrix\n" + table);
        }
    }
}
