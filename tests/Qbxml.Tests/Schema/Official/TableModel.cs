using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema.Official;

/// <summary>What a table says of an element's content in one version, whatever the country.</summary>
internal static class TableModel
{
    /// <param name="element">The element.</param>
    /// <param name="version">The version looked at.</param>
    /// <param name="anyPart">Everything is optional, as in answers to a query that named the elements it wants.</param>
    public static ContentModel Content(ElementNode element, QbxmlVersion version, bool anyPart) =>
        ContentModel.Of(model => model.Sequence(Parts(model, element.Children, version, anyPart)));

    private static List<ContentModel.Part> Parts(ContentModel model, IReadOnlyList<SchemaNode> nodes, QbxmlVersion version, bool anyPart) =>
        nodes.Select(n => Part(model, n, version, anyPart)).ToList();

    private static ContentModel.Part Part(ContentModel model, SchemaNode node, QbxmlVersion version, bool anyPart)
    {
        if (node.Gate.Since > version)
        {
            return node.IsRequired ? ContentModel.Part.Impossible : ContentModel.Part.Empty;
        }

        var part = node is ElementNode element
            ? model.Name(element.Name)
            : ContentModel.Either(((ChoiceNode)node).Alternatives.Select(a => model.Sequence(Parts(model, a, version, anyPart))).ToList());
        return model.Occurs(part, anyPart || !node.IsRequired, node.IsRepeated);
    }
}
