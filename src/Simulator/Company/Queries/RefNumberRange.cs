using System.Globalization;

namespace WebConnectorSync.Simulator.Company.Queries;

/// <summary>A range of RefNumbers: as numbers when both ends are digits, as text otherwise.</summary>
internal sealed class RefNumberRange(string from, string to)
{
    private readonly bool isNumeric = IsNumber(from, out _) && IsNumber(to, out _);

    public bool Contains(string refNumber)
    {
        if (isNumeric)
        {
            return IsNumber(refNumber, out var number)
                && IsNumber(from, out var first)
                && IsNumber(to, out var last)
                && number >= first
                && number <= last;
        }

        return (from.Length == 0 || string.CompareOrdinal(refNumber, from) >= 0)
            && (to.Length == 0 || string.CompareOrdinal(refNumber, to) <= 0);
    }

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
