using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Validation;

/// <summary>Checks single values and references.</summary>
internal sealed class ValueCheck(Report report, CheckOptions options, bool isMod)
{
    /// <summary>
    /// The fields that make the name of a list entry. They take no colon, which separates the parts of a full name, and stand on one line.
    /// </summary>
    public IReadOnlyList<string> Names { get; set; } = [];

    /// <summary>Checks that a field can be cleared.</summary>
    public void Cleared(ElementNode element, string here)
    {
        if (!element.IsClearable)
        {
            report.Add(
                here,
                "notClearable",
                $"{here} cannot be emptied in QuickBooks.",
                "Give a value, or leave the field out to keep it as it is.");
        }
    }

    /// <summary>Checks a value.</summary>
    public void Value(ElementNode element, JsonElement value, string here)
    {
        if (element.Value == ValueKind.Id && value.ValueKind == JsonValueKind.Object)
        {
            PendingId(value, here);
            return;
        }

        if (element.IsSecret && SecretValues.IsUnreadable(value))
        {
            report.Add(
                here,
                "unreadable",
                $"{here} cannot be read, because the key it was encrypted with is gone.",
                "Give the value again, or let an administrator put the key back.");
            return;
        }

        var text = FieldText.Format(element, value, out var fault);
        if (fault != FieldFault.None)
        {
            report.Add(
                here, FaultText.Code(element, fault), FaultText.Message(element, fault, value, here), FaultText.Advice(element, fault));
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            // QuickBooks takes spaces off both ends.
            Empty(element, here);
        }

        Characters(element, text, here);
        if (Names.Contains(here))
        {
            Name(text, here);
        }
    }

    /// <summary>Checks a reference.</summary>
    public void Reference(ElementNode element, JsonElement value, string here)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            report.Add(here, "badType", $"{here} must be an object with listID or fullName.", "Send it as { \"fullName\": \"...\" }.");
            return;
        }

        var isNamed = false;
        foreach (var property in value.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
        {
            var part = element.ChildElements.Values.FirstOrDefault(e => property.NameEquals(e.JsonName));
            if (part is not null)
            {
                isNamed |= FieldText.Given(property.Value)?.Trim().Length > 0;
                Value(part, property.Value, $"{here}.{property.Name}");
            }
            else if (property.NameEquals("externalId"))
            {
                isNamed |= options.ReferencesPending;
                Own(property, here);
            }
            else if (property.NameEquals("section") && options.ReferencesPending)
            {
                Own(property, here);
            }
            else
            {
                report.Add(
                    $"{here}.{property.Name}",
                    "unknownField",
                    $"{here}.{property.Name} is not part of a reference.",
                    "A reference has listID, fullName or externalId.");
            }
        }

        if (!isNamed)
        {
            report.Add(here, "reference", $"{here} does not say what it refers to.", "Give listID or fullName.");
        }
    }

    /// <summary>Checks that a line says its type where kinds of lines differ in nothing else (journal debits and credits).</summary>
    public void LineType(IReadOnlyList<ElementNode> candidates, JsonElement item, string here)
    {
        var types = candidates.Select(c => c.JsonType).OfType<string>().ToList();
        if (types.Count == 0 || item.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var given = item.TryGetProperty(JsonFit.TypeProperty, out var type) ? FieldText.Given(type) : null;
        if (!types.Contains(given, StringComparer.OrdinalIgnoreCase))
        {
            report.Add(
                $"{here}.{JsonFit.TypeProperty}",
                given is null ? "required" : "badWord",
                $"{here}.{JsonFit.TypeProperty} must be {string.Join(" or ", types)}.",
                "Say which it is.");
        }
    }

    private void Name(string text, string here)
    {
        if (text.Contains(':', StringComparison.Ordinal))
        {
            report.Add(
                here,
                "badName",
                $"{here} has a colon; QuickBooks uses it to separate the parts of a full name.",
                "Take the colon out; a parent is named in parentRef.");
        }

        if (text.Trim().AsSpan().IndexOfAny('\t', '\n', '\r') >= 0)
        {
            report.Add(
                here,
                "badName",
                $"{here} has a tab or the end of a line; in QuickBooks a name stands on one line.",
                "Put a blank there.");
        }
    }

    // The app's own ids and our sections; a number is an id as well as its digits.
    private void Own(JsonProperty property, string here)
    {
        if (property.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
        {
            report.Add($"{here}.{property.Name}", "badType", $"{here}.{property.Name} must be a text.", "Send it in quotation marks.");
        }
    }

    private void PendingId(JsonElement value, string here)
    {
        var isMacro = value.TryGetProperty("useMacro", out _);
        var isPending = options.ReferencesPending && value.TryGetProperty("externalId", out _);
        foreach (var property in value.EnumerateObject().Where(p => isPending && (p.NameEquals("externalId") || p.NameEquals("section"))))
        {
            Own(property, here);
        }

        if (!isMacro && !isPending)
        {
            report.Add(here, "reference", $"{here} does not say which transaction it means.", "Give the transaction's txnID.");
        }
    }

    private void Empty(ElementNode element, string here)
    {
        if (element.IsRequired)
        {
            report.Add(here, "required", $"{here} is empty.", "QuickBooks does not accept the record without it.");
        }
        else if (isMod)
        {
            Cleared(element, here);
        }
    }

    private void Characters(ElementNode element, string text, string here)
    {
        if (options.AnyCharacter || element.Value is not (ValueKind.Text or ValueKind.Id) || Windows1252.FirstOutside(text) is not { } rune)
        {
            return;
        }

        var shown = rune.Value < 0x20 || element.IsSecret ? "" : $" '{rune}'";
        report.Add(
            here,
            "badCharacter",
            $"{here} has a character{shown} (U+{rune.Value:X4}) that a company file cannot store.",
            "Use letters and signs of Western European languages (Windows-1252).");
    }
}
