using System.Globalization;
using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Values;

/// <summary>The one place that turns a JSON value into the text of the wire; the writer takes the text, validation the fault.</summary>
internal static class FieldText
{
    /// <summary>The most characters of an id (SDK: IDTYPE).</summary>
    public const int MaxId = 36;

    /// <summary>
    /// The text of <paramref name="value"/> as <paramref name="element"/> wants it; where it cannot be had, the value as given, with the
    /// fault.
    /// </summary>
    public static string Format(ElementNode element, JsonElement value, out FieldFault fault)
    {
        var given = Given(value);
        fault = FieldFault.None;
        if (given is null)
        {
            fault = FieldFault.NotAValue;
            return "";
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False && element.Value is ValueKind.Text or ValueKind.Id or null)
        {
            fault = FieldFault.NotText;
            return given;
        }

        // An empty text clears a field, whatever its kind.
        if (given.Length == 0)
        {
            return given;
        }

        var text = element.Value switch
        {
            ValueKind.Bool => Bool(given, out fault),
            ValueKind.Int => Int(element, given, out fault),
            ValueKind.Date => Date(given, out fault),
            ValueKind.DateTime => DateTime(given, out fault),
            ValueKind.Amount => Number(given, 13, 2, "0.00", out fault),
            ValueKind.Price or ValueKind.Quantity => Number(given, 10, 5, "0.#####", out fault),
            ValueKind.Percent => Number(given.TrimEnd('%', ' '), 10, 5, "0.#####", out fault),
            ValueKind.Float => Number(given, 28, 28, "0.############################", out fault),
            ValueKind.Interval => Interval(given, out fault),
            ValueKind.Guid => Guid(given, out fault),
            ValueKind.Enum => Word(element, given, out fault),
            ValueKind.Id => Id(given, out fault),
            ValueKind.Text or null => Text(element, given, out fault),
        };
        return text ?? given;
    }

    /// <summary>Characters as QuickBooks counts them: it stores a line end as two.</summary>
    public static int Length(string text) => text.Length + text.Count(c => c == '\n') - Occurrences(text, "\r\n");

    /// <summary>A single JSON value as text; null for objects, arrays and null.</summary>
    public static string? Given(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static int Occurrences(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static string? Bool(string given, out FieldFault fault)
    {
        var text = given.Trim().ToUpperInvariant() switch { "TRUE" or "1" => "true", "FALSE" or "0" => "false", _ => null };
        fault = text is null ? FieldFault.BadBool : FieldFault.None;
        return text;
    }

    private static string? Int(ElementNode element, string given, out FieldFault fault)
    {
        if (!decimal.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || number != decimal.Truncate(number))
        {
            fault = FieldFault.BadInt;
            return null;
        }

        fault = number < (element.Min ?? int.MinValue) || number > (element.Max ?? int.MaxValue) ? FieldFault.OutOfRange : FieldFault.None;
        return number.ToString("0", CultureInfo.InvariantCulture);
    }

    private static string? Date(string given, out FieldFault fault)
    {
        // A date and time where a date belongs: its day is meant.
        var isRead = QbDateTime.TryParse(given, out var moment);
        fault = isRead && moment.Local.Year >= 1901 ? FieldFault.None : FieldFault.BadDate;
        return isRead ? moment.ToString()[..10] : null;
    }

    private static string? DateTime(string given, out FieldFault fault)
    {
        var isRead = QbDateTime.TryParse(given, out var moment);
        fault = isRead && moment >= QbDateTime.Earliest && moment <= QbDateTime.Latest ? FieldFault.None : FieldFault.BadDateTime;
        return isRead ? moment.ToString() : null;
    }

    private static string? Number(string given, int digits, int decimals, string format, out FieldFault fault)
    {
        if (!decimal.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            fault = FieldFault.BadNumber;
            return null;
        }

        var rounded = decimal.Round(number, decimals, MidpointRounding.AwayFromZero);
        var text = rounded.ToString(format, CultureInfo.InvariantCulture);
        fault = rounded != number ? FieldFault.TooManyDecimals
            : decimal.Truncate(decimal.Abs(number)).ToString(CultureInfo.InvariantCulture).Length > digits ? FieldFault.TooBig
            : FieldFault.None;
        return text;
    }

    private static string? Interval(string given, out FieldFault fault)
    {
        var isRead = QbInterval.TryParse(given, out var span);
        fault = isRead ? FieldFault.None : FieldFault.BadInterval;
        return isRead ? QbInterval.ToText(span) : null;
    }

    private static string? Guid(string given, out FieldFault fault)
    {
        fault = FieldFault.None;
        if (given.Trim() == "0")
        {
            return "0";
        }

        var isRead = System.Guid.TryParse(given, out var guid);
        fault = isRead ? FieldFault.None : FieldFault.BadGuid;
        return isRead ? guid.ToString("B").ToUpperInvariant() : null;
    }

    private static string? Word(ElementNode element, string given, out FieldFault fault)
    {
        var word = element.Words.FirstOrDefault(w => w.Equals(given.Trim(), StringComparison.OrdinalIgnoreCase));
        fault = word is null ? FieldFault.BadWord : FieldFault.None;
        return word;
    }

    private static string Id(string given, out FieldFault fault)
    {
        fault = given.Length > MaxId ? FieldFault.TooLong : FieldFault.None;
        return given;
    }

    private static string Text(ElementNode element, string given, out FieldFault fault)
    {
        fault = element.MaxLength is { } most && Length(given) > most ? FieldFault.TooLong : FieldFault.None;
        return given;
    }
}
