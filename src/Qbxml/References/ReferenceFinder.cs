using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.References;

/// <summary>Finds every reference in the fields of a request, whatever the object, from the tables alone.</summary>
public static class ReferenceFinder
{
    /// <summary>
    /// The references in the order of the fields. Each can be pointed elsewhere, which changes <paramref name="fields"/>.
    /// </summary>
    /// <param name="request">The request the fields are meant for.</param>
    /// <param name="fields">The object's fields.</param>
    public static IReadOnlyList<RecordReference> Find(MessageDef request, JsonObject fields)
    {
        var found = new List<RecordReference>();
        var own = request.ObjectName;
        Walk(request.Inner ?? request.Root, fields, "", own, request.IsMod, found);
        return found;
    }

    private static void Walk(ElementNode element, JsonObject fields, string path, string own, bool isMod, List<RecordReference> found)
    {
        foreach (var (name, value) in fields.ToList())
        {
            var candidates = element.ChildElements.Values.Where(e => e.JsonName == name || JsonFit.RefName(e) == name).ToList();
            var here = path.Length == 0 ? name : $"{path}.{name}";
            if (candidates.Count == 0 || value is null || (path.Length == 0 && isMod && candidates[0].Name == "TxnID"))
            {
                continue;
            }

            if (value is not JsonArray items)
            {
                One(candidates, value, new Place(here, fields, name, null));
                continue;
            }

            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is { } item)
                {
                    One(candidates, item, new Place($"{here}[{i}]", fields, name, i));
                }
            }
        }

        void One(List<ElementNode> candidates, JsonNode value, Place place)
        {
            var chosen =
                candidates.Count == 1 ? candidates[0] : JsonFit.ChooseForItem(candidates, JsonSerializer.SerializeToElement(value));
            if (chosen.IsReference)
            {
                found.Add(new RecordReference(place.Path, chosen, place.Holder, place.Property, place.Index, chosen.Targets));
            }
            else if (JsonFit.RefName(chosen) is not null)
            {
                found.Add(
                    new RecordReference(place.Path, chosen, place.Holder, place.Property, place.Index, LinkedKinds.Of(own, chosen.Name)));
            }
            else if (chosen.IsAggregate && value is JsonObject inner)
            {
                Walk(chosen, inner, place.Path, own, isMod, found);
            }
        }
    }

    private readonly record struct Place(string Path, JsonObject Holder, string Property, int? Index);
}
