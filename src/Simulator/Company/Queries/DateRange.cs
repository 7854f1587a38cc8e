using System.Globalization;

namespace WebConnectorSync.Simulator.Company.Queries;

/// <summary>The days a DateMacro stands for (fiscal years begin in January).</summary>
internal static class DateRange
{
    public static (DateOnly From, DateOnly To) Of(string macro, DateOnly today)
    {
        var isToDate = macro.EndsWith("ToDate", StringComparison.Ordinal);
        var words = isToDate ? macro[..^"ToDate".Length] : macro;
        var shift = words.StartsWith("Last", StringComparison.Ordinal) ? -1 : words.StartsWith("Next", StringComparison.Ordinal) ? 1 : 0;
        var unit = words.Length > 4 ? words[4..].Replace("Calendar", "", StringComparison.Ordinal)
            .Replace("Fiscal", "", StringComparison.Ordinal) : words;
        var (from, to) = words switch
        {
            "All" => (DateOnly.MinValue, DateOnly.MaxValue),
            "Today" => (today, today),
            "Yesterday" => (today.AddDays(-1), today.AddDays(-1)),
            "NextFourWeeks" => (today, today.AddDays(28)),
            _ => Unit(unit, today, shift),
        };
        return (from, isToDate && shift <= 0 ? Earlier(to, today) : to);
    }

    private static (DateOnly From, DateOnly To) Unit(string unit, DateOnly today, int shift)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var from = unit switch
        {
            "Week" => today.AddDays(-(int)today.DayOfWeek + (7 * shift)),
            "Month" => month.AddMonths(shift),
            "Quarter" => month.AddMonths(-((today.Month - 1) % 3) + (3 * shift)),
            "Year" => new DateOnly(today.Year + shift, 1, 1),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Unknown date macro unit {unit}.")),
        };
        var next =
            unit switch { "Week" => from.AddDays(7), "Month" => from.AddMonths(1), "Quarter" => from.AddMonths(3), _ => from.AddYears(1) };
        return (from, next.AddDays(-1));
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
