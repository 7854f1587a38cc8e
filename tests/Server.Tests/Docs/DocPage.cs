namespace WebConnectorSync.Server.Tests.Docs;

/// <summary>The blocks of a page that stand indented: commands, settings, answers.</summary>
internal static class DocPage
{
    private const string Indent = "    ";

    /// <summary>Reads them, in their order.</summary>
    public static List<string> Blocks(string page)
    {
        var blocks = new List<string>();
        var block = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(TheRepository.Root, page)).Append("end"))
        {
            if (line.StartsWith(Indent, StringComparison.Ordinal))
            {
                block.Add(line[Indent.Length..]);
            }
            else if (line.Length == 0 && block.Count > 0)
            {
                block.Add("");
            }
            else if (block.Count > 0)
            {
                blocks.AddRange(string.Join('\n', block).Trim('\n').Split("\n\n{").Select((part, i) => i == 0 ? part : "{" + part));
                block.Clear();
            }
        }

        return blocks;
    }

    /// <summary>The rows of the table whose first column has that heading; signs of code are left out.</summary>
    public static List<string[]> Rows(string page, string heading) =>
    [
        .. File.ReadLines(Path.Combine(TheRepository.Root, page))
            .SkipWhile(line => !line.StartsWith($"| {heading} |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim().Trim('`')).ToArray()),
    ];
}
