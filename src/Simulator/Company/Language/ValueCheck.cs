using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Language;

/// <summary>The value phase: what QuickBooks answers per request when a value cannot be read (3000 to 3110).</summary>
internal static partial class ValueCheck
{
    /// <summary>The first unreadable value inside an element, or null.</summary>
    public static Status? Check(XElement element, ElementNode definition)
    {
        if (!definition.IsAggregate)
        {
            return element.Value.Length == 0 ? null : Value(element.Value, definition);
        }

        foreach (var child in element.Elements())
        {
            if (Layout.Of(definition).Find(child.Name.LocalName) is { } slot && Check(child, slot.Node) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>Reads a qbXML date and time: date, optional time, optional offset, no Z.</summary>
    public static bool IsDateTime(string text) =>
        DateTimeForm().IsMatch(text) && text.Split('T') is var parts && TryDate(parts[0])
        && (parts.Length == 1 || TimeOnly.TryParse(parts[1].Split('+', '-')[0], CultureInfo.InvariantCulture, out _));

    private static Status? Value(string raw, ElementNode field)
    {
        var value = raw.Trim();
        return field.Value switch
        {
            ValueKind.Text => field.MaxLength < raw.Length
                ? new Status(
                    3070,
                    $"The string \"{raw}\" in the field \"{field.Name}\" is too long. The maximum length is {field.MaxLength}.") : null,
            ValueKind.Bool => value is "true" or "false" or "1" or "0" ? null : Bad(3010, "boolean value", raw, field),
            ValueKind.Int => Integer(value, field) ? null : Bad(3085, "number", raw, field),
            ValueKind.Id => value.Length <= 36 && IdForm().IsMatch(value) ? null : new Status(
                3000, $"The given object ID \"{raw}\" in the field \"{field.Name}\" is invalid."),
            ValueKind.Date => DateForm().IsMatch(value) && TryDate(value) ? null : Bad(3020, "date", raw, field),
            ValueKind.DateTime => IsDateTime(value) ? null : Bad(3020, "date", raw, field),
            ValueKind.Amount => AmountForm().IsMatch(value) ? null : Bad(3040, "amount", raw, field),
            ValueKind.Price => DecimalForm().IsMatch(value) ? null : Bad(3045, "price", raw, field),
            ValueKind.Quantity => DecimalForm().IsMatch(value) ? null : Bad(3060, "quantity", raw, field),
            ValueKind.Percent => DecimalForm().IsMatch(value) ? null : Bad(3050, "percent", raw, field),
            ValueKind.Float =>
                double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : Bad(3085, "number", raw, field),
            ValueKind.Interval => IntervalForm().IsMatch(value) ? null : Bad(3035, "time interval", raw, field),
            ValueKind.Guid => GuidForm().IsMatch(value) ? null : Bad(3065, "GUID", raw, field),
            ValueKind.Enum => field.Words.Contains(raw) ? null : new Status(
                3110, $"The enumerated value \"{raw}\" in the field \"{field.Name}\" is unknown."),
            null => null,
            _ => throw new InvalidOperationException($"Unknown kind {field.Value}."),
        };
    }

    private static Status Bad(int code, string what, string raw, ElementNode field) =>
        new(code, $"There was an error when converting the {what} \"{raw}\" in the field \"{field.Name}\"");

    private static bool Integer(string value, ElementNode field) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && !(number < field.Min)
            && !(number > field.Max);

    private static bool TryDate(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year >= 1901;

    [GeneratedRegex(@"^[+-]?[0-9]{1,13}(\.[0-9]{2})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmountForm();

    [GeneratedRegex(@"^[+-]?[0-9]{1,10}(\.[0-9]{1,5})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecimalForm();

    [GeneratedRegex(@"^[0-9A-Fa-f]+-[0-9]+$|^-1$|^0$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdForm();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateForm();

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(T[0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2})?([+-][0-9]{1,2}(:[0-9]{1,2})?)?)?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex DateTimeForm();

    [GeneratedRegex(@"^[+-]?PT([0-9]+H)?([0-9]+M)?([0-9]+S)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IntervalForm();

    [GeneratedRegex(@"^0$|^\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GuidForm();
}
