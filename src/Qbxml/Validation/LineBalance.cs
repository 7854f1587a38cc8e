using System.Globalization;
using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Validation;

/// <summary>Lines that are debits and credits: both sides come to the same sum, or QuickBooks does not take the entry.</summary>
public static class LineBalance
{
    private const string Debit = "debit";
    private const string Credit = "credit";

    /// <summary>By how much the sides differ; null when they do not, or when that cannot be told from the fields.</summary>
    /// <param name="written">The entry as it is written.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="isNew">False when QuickBooks has the entry, and amounts that are left out stay as they are there.</param>
    public static FieldProblem? Find(ElementNode written, JsonElement fields, bool isNew)
    {
        var sides = written.ChildElements.Values.Where(e => e.JsonType is Debit or Credit).Select(e => e.JsonName).Distinct().ToList();
        if (sides.Count != 1 || IsOfCurrency(fields) || !fields.TryGetProperty(sides[0], out var lines)
            || Sum(lines, Debit, isNew) is not { } debits || Sum(lines, Credit, isNew) is not { } credits || debits == credits)
        {
            return null;
        }

        var (less, more) = debits < credits ? ("debits", "credits") : ("credits", "debits");
        return new FieldProblem(
            sides[0],
            "unbalanced",
            $"The debits are {Text(debits)} and the credits {Text(credits)}: the {less} are {Text(Math.Abs(debits - credits))} less than " +
            $"the {more}.",
            "Correct the amounts, or add the line that is missing.");
    }

    // An adjustment of the home currency's value has one side only.
    private static bool IsOfCurrency(JsonElement fields) =>
        fields.TryGetProperty("isHomeCurrencyAdjustment", out var adjustment)
        && FieldText.Given(adjustment) is { } given && given is not ("false" or "0");

    // What cannot be read is reported elsewhere.
    private static decimal? Sum(JsonElement lines, string side, bool isNew)
    {
        if (lines.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var sum = 0m;
        foreach (var line in lines.EnumerateArray())
        {
            if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty(JsonFit.TypeProperty, out var type)
                || FieldText.Given(type)?.ToUpperInvariant() is not ("DEBIT" or "CREDIT") || Amount(line, isNew) is not { } amount)
            {
                return null;
            }

            sum += side.Equals(FieldText.Given(type), StringComparison.OrdinalIgnoreCase) ? amount : 0;
        }

        return sum;
    }

    private static decimal? Amount(JsonElement line, bool isNew)
    {
        if (!line.TryGetProperty("amount", out var amount) || amount.ValueKind == JsonValueKind.Null)
        {
            return isNew ? 0 : null;
        }

        return decimal.TryParse(FieldText.Given(amount), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 1e15m ? number : null;
    }

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
