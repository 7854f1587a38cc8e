using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;

namespace WebConnectorSync.Qbxml.Tests.Writing;

/// <summary>Short ways to write messages in tests.</summary>
internal static class Sent
{
    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    public static JsonElement Json(JsonNode node) => Json(node.ToJsonString());

    /// <summary>A message with one request.</summary>
    public static string Message(string request, string json, Dialect? dialect = null, RequestAttributes? attributes = null) =>
        Message(QbxmlLanguage.Default.Message(request), Json(json), dialect ?? Dialect.Newest, attributes);

    public static string Message(MessageDef request, JsonElement json, Dialect dialect, RequestAttributes? attributes = null)
    {
        var writer = new RequestWriter(dialect, new MessageSetHeader());
        writer.Write(request, json, attributes);
        return writer.ToString();
    }

    /// <summary>The inside of the one request.</summary>
    public static string Inside(string message)
    {
        var request = XDocument.Parse(message, LoadOptions.PreserveWhitespace).Root!.Elements().Single().Elements().Single();
        return string.Concat(request.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting)));
    }

    /// <summary>What an official schema has against a message.</summary>
    public static List<string> Complaints(string message, XmlSchemaSet schema)
    {
        var found = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schema };
        settings.ValidationEventHandler += (_, e) => found.Add(e.Message);
        using var reader = XmlReader.Create(new StringReader(message), settings);
        while (reader.Read())
        {
        }

        return found;
    }
}
