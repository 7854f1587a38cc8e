using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Language;

/// <summary>The structure of one request: its attributes first, then what is inside.</summary>
internal static class RequestStructure
{
    private static readonly QbxmlVersion Iterators = new(5, 0);
    private static readonly QbxmlVersion MetaData = new(4, 0);

    public static string? Check(XElement request, MessageDef definition, Dialect dialect)
    {
        foreach (var attribute in request.Attributes())
        {
            var isKnown = attribute.Name.LocalName switch
            {
                "requestID" => true,
                "iterator" => definition.HasIterator && dialect.Version >= Iterators && attribute.Value is "Start" or "Continue" or "Stop",
                "iteratorID" => definition.HasIterator && dialect.Version >= Iterators,
                "metaData" => definition.HasMetaData && dialect.Version >= MetaData
                    && attribute.Value is "NoMetaData" or "MetaDataOnly" or "MetaDataAndResponseData",
                _ => false,
            };
            if (!isKnown)
            {
                return $"{definition.Name}: the attribute {attribute.Name}=\"{attribute.Value}\" does not exist";
            }
        }

        if (!definition.HasDefMacro && request.Elements().Any(e => e.Attribute("defMacro") is not null))
        {
            return $"{definition.Name}: defMacro does not exist there";
        }

        return new StructureCheck(dialect).Content(request, definition.Root);
    }
}
