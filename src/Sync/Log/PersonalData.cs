using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Sync.Log;

/// <summary>
/// Takes personal data out of texts that people see. Which elements carry it stands in the tables of the language, in that one place.
/// </summary>
internal static class PersonalData
{
    /// <summary>
    /// The XML with the values of such elements as dots. The text may end anywhere: a value that is cut off is masked too.
    /// </summary>
    public static string Mask(string xml) => SecretValues.InXml(xml, _ => Transcript.Mask);
}
