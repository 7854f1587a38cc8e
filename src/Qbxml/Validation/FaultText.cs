using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Validation;

/// <summary>The words for what is wrong with a value.</summary>
internal static class FaultText
{
    private const int MostShown = 60;

    /// <summary>The stable code of a fault.</summary>
    public static string Code(ElementNode element, FieldFault fault) => fault switch
    {
        FieldFault.None => "",
        FieldFault.NotAValue or FieldFault.NotText => "badType",
        FieldFault.BadBool => "badBool",
        FieldFault.BadInt => "badInt",
        FieldFault.OutOfRange => "outOfRange",
        FieldFault.BadDate => "badDate",
        FieldFault.BadDateTime => "badDateTime",
        FieldFault.BadNumber => element.Value == ValueKind.Amount ? "badAmount" : "badNumber",
        FieldFault.TooManyDecimals => "tooManyDecimals",
        FieldFault.TooBig => "tooBig",
        FieldFault.BadInterval => "badInterval",
        FieldFault.BadGuid => "badGuid",
        FieldFault.BadWord => "badWord",
        FieldFault.TooLong => "tooLong",
    };

    /// <summary>A sentence with field, limit and what was given.</summary>
    public static string Message(ElementNode element, FieldFault fault, JsonElement value, string here)
    {
        var given = Shown(element, value);
        return fault switch
        {
            FieldFault.None => "",
            FieldFault.NotAValue => $"{here} must be a single value.",
            FieldFault.NotText => $"{here} must be a text, not true or false.",
            FieldFault.BadBool => $"{here} must be true or false{given}.",
            FieldFault.BadInt => $"{here} must be a whole number{given}.",
            FieldFault.OutOfRange => $"{here} must be between {element.Min ?? int.MinValue} and {element.Max ?? int.MaxValue}{given}.",
            FieldFault.BadDate => $"{here} must be a date from 1901 to 9999 such as 2026-11-21{given}.",
            FieldFault.BadDateTime => $"{here} must be a date and time from 1970 to 19 January 2038 such as 2026-11-21T09:30:00{given}.",
            FieldFault.BadNumber => $"{here} must be a number{given}.",
            FieldFault.TooManyDecimals => $"{here} takes at most {(element.Value == ValueKind.Amount ? 2 : 5)} decimals{given}.",
            FieldFault.TooBig => $"{here} takes at most {(element.Value == ValueKind.Amount ? 13 : 10)} digits before the point{given}.",
            FieldFault.BadInterval => $"{here} must be a duration such as PT1H30M{given}.",
            FieldFault.BadGuid => $"{here} must be a GUID in braces or 0{given}.",
            FieldFault.BadWord => $"{here} must be one of {string.Join(", ", element.Words)}{given}.",
            FieldFault.TooLong => TooLong(element, value, here),
        };
    }

    /// <summary>What to do.</summary>
    public static string Advice(ElementNode element, FieldFault fault) => fault switch
    {
        FieldFault.TooLong when element.Value == ValueKind.Id => "Use the id exactly as QuickBooks gave it.",
        FieldFault.TooLong => "Shorten it.",
        FieldFault.TooManyDecimals => "Round it.",
        FieldFault.BadWord => "Use one of these words.",
        FieldFault.NotText => "Send it in quotation marks, as it is to stand in QuickBooks.",
        FieldFault.OutOfRange or FieldFault.TooBig => "Correct the value.",
        _ => "Correct the value, or leave the field out.",
    };

    private static string TooLong(ElementNode element, JsonElement value, string here)
    {
        var most = element.Value == ValueKind.Id ? FieldText.MaxId : element.MaxLength;
        return $"{here} has {FieldText.Length(FieldText.Given(value) ?? "")} characters (a line end counts as two); QuickBooks takes " +
        $"{most}.";
    }

    private static string Shown(ElementNode element, JsonElement value)
    {
        if (element.IsSecret || FieldText.Given(value) is not { } text)
        {
            return "";
        }

        return text.Length > MostShown ? $"; given: \"{text[..MostShown]}...\"" : $"; given: \"{text}\"";
    }
}
