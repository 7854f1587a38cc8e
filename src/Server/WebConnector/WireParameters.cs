using System.Globalization;
using System.Reflection;
using System.Xml;
using SoapCore.Serializer;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// Reads the parameters for SoapCore: strings as they are, and numbers that are none as 0, as the call counts either way. All of them are
/// one or the other, so no serializer need be made for each name.
/// </summary>
internal sealed class WireParameters : IXmlSerializationHandler
{
    /// <inheritdoc/>
    public object DeserializeInputParameter(
        XmlDictionaryReader xmlReader,
        Type parameterType,
        string parameterName,
        string parameterNs,
        ICustomAttributeProvider customAttributeProvider,
        IEnumerable<Type>? knownTypes = null)
    {
        string text = xmlReader.ReadElementContentAsString();
        return parameterType == typeof(string) ? text
            : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : 0;
    }
}
