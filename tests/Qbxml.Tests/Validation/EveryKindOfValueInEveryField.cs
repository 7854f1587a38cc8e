using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Writing;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.Tests.Validation;

/// <summary>Each kind of JSON value in each field of each object that is written: what is taken, and what is said of the rest.</summary>
public sealed class EveryKindOfValueInEveryField
{
    private const string Taken = "";

    // What is sent, and the code for a text, an id, a boolean, a whole number, dates, amounts, other numbers, and what is written in words.
    private static readonly (string Json, Dictionary<string, string> Codes)[] Table =
    [
        ("true", Codes(text: "badType", id: "badType", boolean: Taken)),
        ("false", Codes(text: "badType", id: "badType", boolean: Taken)),
        ("1.5", Codes(text: Taken, id: Taken, amount: Taken, number: Taken)),
        ("\"\\u00e4?\"", Codes(text: Taken, id: Taken)),
        ("{}", Codes("badType", "reference", "badType", "badType", "badType", "badType", "badType", "badType", "badType")),
        ("[1]", Codes("badType", "badType", "badType", "badType", "badType", "badType", "badType", "badType", "badType")),
    ];

    public static TheoryData<string> Writable =>
        [.. QbxmlLanguage.Default.Objects.Where(o => o.Add is not null || o.Mod is not null).Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Writable))]
    public void Is_taken_or_named_with_its_place(string objectName)
    {
        var definition = QbxmlLanguage.Default.Object(objectName);
        var checkedFields = 0;
        foreach (var request in new[] { definition.Add, definition.Mod }.OfType<MessageDef>())
        {
            var dialect = Dialect.Newest with { Country = Countries.All };
            foreach (var (path, element, wrap) in Fields(request.Inner!, "", json => json))
            {
                foreach (var (json, codes) in Table.Where(t => t.Json != "[1]" || !element.IsRepeated))
                {
                    var fields = wrap(new JsonObject { [element.JsonName] = JsonNode.Parse(json) });
                    var found = new Validator().Check(request, Sent.Json(fields), dialect).Problems.Where(
                        p => p.Path == path && p.Code is not ("required" or "notInCountry" or "notInVersion" or "tooLong" or "badName"));

                    Assert.Equal(
                        $"{path} {json}: {codes[Kind(element.Value!.Value)]}",
                        $"{path} {json}: {string.Join(',', found.Select(p => p.Code))}");
                    checkedFields++;
                }
            }
        }

        Assert.True(checkedFields > 0);
    }

    [Theory]
    [InlineData("""{"externalId": true}""", "customerRef.externalId")]
    [InlineData("""{"externalId": {}}""", "customerRef.externalId")]
    [InlineData("""{"externalId": "7", "section": false}""", "customerRef.section")]
    [InlineData("""{"fullName": true}""", "customerRef.fullName")]
    [InlineData("""{"externalId": 7}""", null)]
    public void In_a_reference_too(string reference, string? path)
    {
        var fields = Sent.Json($$"""{"customerRef": {{reference}}, "lines": [{"desc": "x"}]}""");
        var problems = new Validator().Check(
            QbxmlLanguage.Default.Object("Invoice").Add!, fields, Dialect.Newest, new CheckOptions { ReferencesPending = true }).Problems;

        Assert.Equal(path is null ? [] : [$"{path} badType"], problems.Select(p => $"{p.Path} {p.Code}"));
    }

    [Theory]
    [InlineData("true", "badType")]
    [InlineData("{}", "badType")]
    [InlineData("7", "")]
    [InlineData("\"red\"", "")]
    public void In_a_custom_field_too(string json, string code) => Assert.Equal(
        code,
        string.Join(',', new Validator().Check(
            QbxmlLanguage.Default.Object("Customer").Add!,
            Sent.Json($$"""{"name": "A", "customFields": {"Colour": {{json}}} }"""),
            Dialect.Newest).Problems.Select(p => p.Code)));

    private static Dictionary<string, string> Codes(
        string text = "badType", string id = "badType", string boolean = "badBool", string whole = "badInt", string date = "badDate",
        string amount = "badAmount", string number = "badNumber", string interval = "badInterval", string guid = "badGuid") => new()
    {
        ["text"] = text,
        ["id"] = id,
        ["bool"] = boolean,
        ["int"] = whole,
        ["date"] = date,
        ["moment"] = date == "badDate" ? "badDateTime" : date,
        ["amount"] = amount,
        ["number"] = number,
        ["interval"] = interval,
        ["guid"] = guid,
        ["word"] = guid == "badGuid" ? "badWord" : guid,
    };

    private static string Kind(ValueKind value) => value switch
    {
        ValueKind.Text => "text",
        ValueKind.Id => "id",
        ValueKind.Bool => "bool",
        ValueKind.Int => "int",
        ValueKind.Date => "date",
        ValueKind.DateTime => "moment",
        ValueKind.Amount => "amount",
        ValueKind.Interval => "interval",
        ValueKind.Guid => "guid",
        ValueKind.Enum => "word",
        _ => "number",
    };

    // Every field with a value, where it stands, and what it is wrapped in there.
    private static IEnumerable<(string Path, ElementNode Element, Func<JsonObject, JsonObject> Wrap)> Fields(
        ElementNode parent, string path, Func<JsonObject, JsonObject> wrap)
    {
        foreach (var element in parent.ChildElements.Values.Where(e => e.Name != "DataExt" && parent.Name != "DataExt"))
        {
            var here = path.Length == 0 ? element.JsonName : $"{path}.{element.JsonName}";
            if (element.Value is not null)
            {
                if (!element.IsRepeated)
                {
                    yield return (here, element, wrap);
                }
            }
            else if (!element.IsReference)
            {
                // Of the elements that share a list the fields tell which is meant; one field alone would not.
                var rivals = parent.ChildElements.Values.Count(e => e.JsonName == element.JsonName);
                var isList = element.IsRepeated || parent.Children.OfType<ChoiceNode>().Any(
                    c => c.IsRepeated && ElementNode.Flatten([c]).Contains(element));
                foreach (var inner in rivals > 1 && element.JsonType is null ? [] : Fields(
                    element, isList ? $"{here}[0]" : here, json => wrap(Inside(element, json, isList))))
                {
                    yield return inner;
                }
            }
        }
    }

    private static JsonObject Inside(ElementNode element, JsonObject json, bool isList)
    {
        if (element.JsonType is { } type)
        {
            json["type"] = type;
        }

        return new JsonObject { [element.JsonName] = isList ? new JsonArray(json) : json };
    }
}
