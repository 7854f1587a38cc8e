using System.Globalization;
using System.Text.RegularExpressions;

namespace WebConnectorSync.Domain.Tests.Catalogue;

/// <summary>The code tables of the reference documents, where ../shared/reference is present.</summary>
internal static partial class TheReference
{
    private static readonly string? Folder = TheRepository.Reference;

    public static void SkipUnlessPresent() =>
        Assert.SkipUnless(Folder is not null, "../shared/reference is not here, so the catalogue is not compared with it.");

    public static List<int> StatusCodes() =>
        [.. FirstCells(Section("qbxml-reference.md", "## 3. ", "## 4. ")).SelectMany(Numbers)];

    public static List<int> MessageSetCodes() =>
        [.. FirstCells(Section("qbwc-protocol.md", "### 7.2", "### 7.3")).SelectMany(Numbers)];

    public static List<string> HResults()
    {
        var text = Section("qbwc-protocol.md", "### 4.1", "Not found in any source") + Section("qbxml-reference.md", "## 3. ", "## 4. ");
        return [.. HexNumber.Matches(text).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    public static List<int> ConnectorCodes()
    {
        var section = Section("qbwc-protocol.md", "### 4.2", "## 5. ");
        var bold = BoldNumber.Matches(section).Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture));
        return [.. FirstCells(section).SelectMany(Numbers), .. bold];
    }

    private static string Section(string file, string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(Folder!, file));
        var start = text.IndexOf("\n" + from, StringComparison.Ordinal);
        var end = text.IndexOf("\n" + to, start, StringComparison.Ordinal);
        return text[start..end];
    }

    private static IEnumerable<string> FirstCells(string section) => section.Split('\n')
        .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
        .Select(l => l.Split('|')[1]);

    // "3172, 3173 K", "1001 / 1002" and "2000-2040 D": of a range both ends and what lies between.
    private static IEnumerable<int> Numbers(string cell) => NumberOrRange.Matches(cell).SelectMany(m =>
    {
        var low = int.Parse(m.Groups["low"].Value, CultureInfo.InvariantCulture);
        var high = m.Groups["high"].Success ? int.Parse(m.Groups["high"].Value, CultureInfo.InvariantCulture) : low;
        return Enumerable.Range(low, high - low + 1);
    });

    [GeneratedRegex(@"(?<low>\d+)(-(?<high>\d+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberOrRange { get; }

    [GeneratedRegex("0x[0-9A-F]{8}", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HexNumber { get; }

    [GeneratedRegex(@"\*\*(?<number>\d{4})\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BoldNumber { get; }
}
