using System.Xml;
using System.Xml.Schema;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema.Official;

/// <summary>Holds one message of the tables against an official schema and the annotated file.</summary>
internal sealed class TableComparison(XmlSchemaSet schema, QbxmlVersion version)
{
    private readonly List<string> differences = [];

    /// <summary>Every difference that is not on the list of omissions, each with its path.</summary>
    public static List<string> Of(MessageDef message, XmlSchemaSet schema, QbxmlVersion version)
    {
        var comparison = new TableComparison(schema, version);
        comparison.Message(message);
        return comparison.differences;
    }

    private void Message(MessageDef message)
    {
        if (OfficialMessage(message.Name) is not { } official)
        {
            if (message.Root.Gate.Since <= version)
            {
                Tell(message.Name, "the schema does not have it");
            }

            return;
        }

        var attributes = official.Attributes.ToHashSet(StringComparer.Ordinal);
        if (message.Kind == MessageKind.Request && version == QbxmlVersion.Newest)
        {
            Same(message.Name, "iterator", attributes.Contains("iterator"), message.HasIterator);
            Same(message.Name, "metaData", attributes.Contains("metaData"), message.HasMetaData);
        }

        Aggregate(message.Root, official, message.Name, anyPart: message.Kind == MessageKind.Returned);
    }

    // Requests and responses are declared inside their message sets, the rest stands at the top.
    private XsdElement? OfficialMessage(string name)
    {
        var set = name.EndsWith("Rq", StringComparison.Ordinal) ? "QBXMLMsgsRq" : "QBXMLMsgsRs";
        return Global(name) ?? Global(set)!.Children().GetValueOrDefault(name);
    }

    private XsdElement? Global(string name) =>
        schema.GlobalElements[new XmlQualifiedName(name)] is XmlSchemaElement element ? new XsdElement(element) : null;

    private void Aggregate(ElementNode table, XsdElement official, string path, bool anyPart)
    {
        foreach (var difference in ContentModel.Differences(
            official.Content(name => IsLeftOut($"{path}/{name}"), anyPart), TableModel.Content(table, version, anyPart)))
        {
            if (!(difference.Split(' ') is [.., "allows", var name] && Omissions.Has($"{path}/{name}")))
            {
                Tell(path, difference);
            }
        }

        var children = official.Children();
        foreach (var child in table.ChildElements.Values.Where(c => c.Gate.Since <= version && children.ContainsKey(c.Name)))
        {
            Element(child, children[child.Name], $"{path}/{child.Name}");
        }
    }

    private void Element(ElementNode table, XsdElement official, string path)
    {
        Same(path, "value type", official.IsAggregate ? null : official.Kind, table.Value);
        if (official.IsAggregate)
        {
            Aggregate(table, official, path, anyPart: false);
            return;
        }

        Same(path, "length", official.Kind == ValueKind.Text ? official.MaxLength : null, table.MaxLength);
        Same(path, "smallest", official.Min, table.Min);
        Same(path, "largest", official.Max, table.Max);
        foreach (var word in official.Words.Except(table.Words).Where(w => !Omissions.Has($"{path}={w}")))
        {
            Tell($"{path}={word}", "only the schema has this word");
        }

        if (version == QbxmlVersion.Newest)
        {
            foreach (var word in table.Words.Except(official.Words).Where(w => !Omissions.Has($"{path}={w}")))
            {
                Tell($"{path}={word}", "only the table has this word");
            }
        }
    }

    // Elements that the annotated file gives to other editions only (Online, Australia), and those on our own list.
    private static bool IsLeftOut(string path) =>
        Omissions.Has(path) || (Material.AnnotatedFile.Of(path) is { Count: > 0 } notes && notes.All(n => n.Countries == Countries.None));

    private void Same<T>(string path, string what, T official, T table)
    {
        if (!EqualityComparer<T>.Default.Equals(official, table) && !Omissions.Has($"{path} {what}"))
        {
            Tell(path, $"{what} is {official?.ToString() ?? "none"} in the schema, {table?.ToString() ?? "none"} in the table");
        }
    }

    private void Tell(string path, string difference) => differences.Add($"{version} {path}: {difference}");
}
