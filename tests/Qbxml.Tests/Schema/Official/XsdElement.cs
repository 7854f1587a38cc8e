using System.Globalization;
using System.Xml.Schema;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema.Official;

/// <summary>What an official schema says of one element.</summary>
internal sealed class XsdElement(XmlSchemaElement element)
{
    private static readonly Dictionary<string, ValueKind> Kinds = new(StringComparer.Ordinal)
    {
        ["STRTYPE"] = ValueKind.Text, ["IDTYPE"] = ValueKind.Id, ["BOOLTYPE"] = ValueKind.Bool, ["DATETYPE"] = ValueKind.Date,
        ["DATETIMETYPE"] = ValueKind.DateTime, ["TIMEINTERVALTYPE"] = ValueKind.Interval, ["AMTTYPE"] = ValueKind.Amount,
        ["PRICETYPE"] = ValueKind.Price, ["QUANTYPE"] = ValueKind.Quantity, ["PERCENTTYPE"] = ValueKind.Percent,
        ["ENUMTYPE"] = ValueKind.Enum, ["INTTYPE"] = ValueKind.Int, ["GUIDTYPE"] = ValueKind.Guid, ["FLOATTYPE"] = ValueKind.Float,
    };

    public string Name => element.QualifiedName.Name;

    public bool IsAggregate => Type?.ContentTypeParticle is XmlSchemaGroupBase;

    /// <summary>The value type; null for aggregates.</summary>
    public ValueKind? Kind
    {
        get
        {
            for (XmlSchemaType? type = element.ElementSchemaType; type is not null; type = type.BaseXmlSchemaType)
            {
                if (Kinds.TryGetValue(type.QualifiedName.Name, out var kind))
                {
                    return kind;
                }
            }

            return null;
        }
    }

    public int? MaxLength => Facets.OfType<XmlSchemaMaxLengthFacet>().Select(f => (int?)Number(f)).FirstOrDefault();

    public int? Min => Facets.OfType<XmlSchemaMinInclusiveFacet>().Select(f => (int?)Number(f)).FirstOrDefault();

    public int? Max => Facets.OfType<XmlSchemaMaxInclusiveFacet>().Select(f => (int?)Number(f)).FirstOrDefault();

    public IEnumerable<string> Words => Facets.OfType<XmlSchemaEnumerationFacet>().Select(f => f.Value!);

    public IEnumerable<string> Attributes => Type?.AttributeUses.Values.Cast<XmlSchemaAttribute>().Select(a => a.QualifiedName.Name) ?? [];

    /// <summary>The elements directly inside, by name.</summary>
    public IReadOnlyDictionary<string, XsdElement> Children()
    {
        var found = new Dictionary<string, XsdElement>(StringComparer.Ordinal);
        Collect(Type?.ContentTypeParticle, found);
        return found;
    }

    /// <summary>Which children may follow which.</summary>
    /// <param name="isLeftOut">Children to think away.</param>
    /// <param name="anyPart">Everything is optional.</param>
    public ContentModel Content(Func<string, bool> isLeftOut, bool anyPart) =>
        ContentModel.Of(model => Part(model, Type?.ContentTypeParticle, isLeftOut, anyPart));

    private XmlSchemaComplexType? Type => element.ElementSchemaType as XmlSchemaComplexType;

    private IEnumerable<XmlSchemaFacet> Facets
    {
        get
        {
            var simple = element.ElementSchemaType as XmlSchemaSimpleType ?? Type?.BaseXmlSchemaType as XmlSchemaSimpleType;
            return simple?.Content is XmlSchemaSimpleTypeRestriction restriction ? restriction.Facets.OfType<XmlSchemaFacet>()
                : Type?.ContentModel?.Content is XmlSchemaSimpleContentRestriction content ? content.Facets.OfType<XmlSchemaFacet>()
                : [];
        }
    }

    private static int Number(XmlSchemaFacet facet) => int.Parse(facet.Value!, CultureInfo.InvariantCulture);

    private static void Collect(XmlSchemaParticle? particle, Dictionary<string, XsdElement> found)
    {
        if (particle is XmlSchemaElement child)
        {
            found.TryAdd(child.QualifiedName.Name, new XsdElement(child));
        }
        else if (particle is XmlSchemaGroupBase group)
        {
            foreach (var item in group.Items.OfType<XmlSchemaParticle>())
            {
                Collect(item, found);
            }
        }
    }

    private static ContentModel.Part Part(ContentModel model, XmlSchemaParticle? particle, Func<string, bool> isLeftOut, bool anyPart)
    {
        var part = particle switch
        {
            XmlSchemaElement child =>
                isLeftOut(child.QualifiedName.Name) ? ContentModel.Part.Impossible : model.Name(child.QualifiedName.Name),
            XmlSchemaChoice choice =>
                ContentModel.Either(choice.Items.Cast<XmlSchemaParticle>().Select(p => Part(model, p, isLeftOut, anyPart)).ToList()),
            XmlSchemaGroupBase group =>
                model.Sequence(group.Items.Cast<XmlSchemaParticle>().Select(p => Part(model, p, isLeftOut, anyPart)).ToList()),
            _ => ContentModel.Part.Empty,
        };
        return particle is null ? part : model.Occurs(part, anyPart || particle.MinOccurs == 0, particle.MaxOccurs > 1);
    }
}
