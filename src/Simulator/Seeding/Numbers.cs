using System.Globalization;

namespace WebConnectorSync.Simulator.Seeding;

/// <summary>Text of the form "customers=2000,jobs=500".</summary>
internal static class Numbers
{
    /// <exception cref="FormatException">A part has another form; the message says which.</exception>
    public static IEnumerable<(string Name, int Number)> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            yield return pair.Length == 2 && int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? (pair[0], number)
                : throw new FormatException($"'{part}' is not of the form name=number.");
        }
    }
}
