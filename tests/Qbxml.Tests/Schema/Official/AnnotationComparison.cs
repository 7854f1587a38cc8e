using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema.Official;

/// <summary>Holds a table against the comments of the annotated file: since which version, in which editions, how long.</summary>
internal static class AnnotationComparison
{
    public static IEnumerable<string> Of(MessageDef message) => Children(message.Root.Children, message.Name, message.Root.Gate);

    private static IEnumerable<string> Children(IReadOnlyList<SchemaNode> nodes, string path, Gate around)
    {
        foreach (var node in nodes)
        {
            var gate = Inside(around, node.Gate);
            var found = node is ElementNode element
                ? Element(element, $"{path}/{element.Name}", around, gate)
                : ((ChoiceNode)node).Alternatives.SelectMany(a => Children(a, path, gate));
            foreach (var difference in found)
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<string> Element(ElementNode element, string path, Gate around, Gate gate)
    {
        var notes = Material.AnnotatedFile.Of(path);
        if (notes.Count == 0)
        {
            yield return $"{path}: the annotated file does not have it";
            yield break;
        }

        // A version stated must be the comment's; where none is, what stands around must imply it.
        if (!Omissions.Has($"{path} since")
            && !notes.Any(n => element.Gate.Since == n.Since || (element.Gate.Since == QbxmlVersion.Oldest && around.Since >= n.Since)))
        {
            yield return $"{path}: since {string.Join(" or ", notes.Select(n => n.Since).Distinct())} in the annotated file, " +
                $"{element.Gate.Since} in the table";
        }

        if (!Omissions.Has($"{path} countries") && !notes.Any(n => gate.Countries == (n.Countries & around.Countries)))
        {
            yield return $"{path}: {string.Join(" or ", notes.Select(n => n.Countries).Distinct())} in the annotated file, " +
                $"{gate.Countries} in the table";
        }

        if (!element.IsAggregate && !Omissions.Has($"{path} length") && !notes.Any(n => n.MaxLength == element.MaxLength))
        {
            yield return $"{path}: length {notes[0].MaxLength} in the annotated file, {element.MaxLength} in the table";
        }

        foreach (var difference in Children(element.Children, path, gate))
        {
            yield return difference;
        }
    }

    private static Gate Inside(Gate outer, Gate inner) =>
        new(inner.Since > outer.Since ? inner.Since : outer.Since, outer.Countries & inner.Countries);
}
