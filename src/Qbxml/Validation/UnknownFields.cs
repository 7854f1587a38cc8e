using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Validation;

/// <summary>
/// Fields that a request does not have: misspelt, computed by QuickBooks, or written by a request of their own (custom fields).
/// </summary>
internal sealed class UnknownFields(Report report, CheckOptions options)
{
    private const int MaxFieldName = 31;

    /// <summary>Checks the names of an object's fields.</summary>
    public void Check(ElementNode element, JsonElement json, string path, IReadOnlyList<ElementNode> returned)
    {
        foreach (var property in json.EnumerateObject().Where(p => !element.JsonNames.Contains(p.Name)))
        {
            var here = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (element.JsonType is not null && property.NameEquals(JsonFit.TypeProperty))
            {
                continue;
            }

            var hasCustomFields = returned.Any(r => r.ChildElements.ContainsKey("DataExtRet"));
            if (hasCustomFields && property.NameEquals(JsonFit.CustomFields))
            {
                CustomFields(property.Value, here);
            }
            else if (returned.Any(r => r.JsonNames.Contains(property.Name)))
            {
                Computed(here);
            }
            else
            {
                Unknown(element, property.Name, here);
            }
        }
    }

    /// <summary>Checks <c>{"name": "value"}</c>.</summary>
    public void CustomFields(JsonElement value, string here)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            report.Add(here, "badType", $"{here} must be an object of names and values.", "Send it as { \"Field name\": \"value\" }.");
            return;
        }

        foreach (var field in value.EnumerateObject())
        {
            if (field.Name.Length > MaxFieldName)
            {
                report.Add(
                    $"{here}.{field.Name}",
                    "tooLong",
                    $"The custom field name {field.Name} has {field.Name.Length} characters; QuickBooks takes {MaxFieldName}.",
                    "Use the name as it is in QuickBooks.");
            }

            if (field.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
            {
                report.Add(
                    $"{here}.{field.Name}", "badType", $"The custom field {field.Name} must be a text.", "Send it in quotation marks.");
            }
        }
    }

    private void Computed(string here)
    {
        if (options.IgnoreComputed)
        {
            report.Ignore(here);
        }
        else
        {
            report.Add(here, "computed", $"{here} is set by QuickBooks and cannot be sent.", "Leave it out.");
        }
    }

    private void Unknown(ElementNode element, string name, string here)
    {
        var advice =
            NearestName.Find(name, element.JsonNames) is { } near ? $"Did you mean {near}?" : "Look up the field's name, or leave it out.";
        report.Add(here, "unknownField", $"{here} is not a field of {element.Name}.", advice);
    }
}
