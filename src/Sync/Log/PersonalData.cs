using System.Text.RegularExpressions;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Sync.Log;

/// <summary>
/// Takes personal data out of texts that people see. Which elements carry it stands in the tables of the language, in that one place.
/// </summary>
internal static class PersonalData
{
    private static readonly Regex Elements = new(
        $@"<({string.Join('|', QbxmlLanguage.Default.SecretElements.Select(Regex.Escape))})(\s[^>]*)?>[^<]*",
        RegexOptions.CultureInvariant | RegexOptions.Compiled,
        TimeSpan.FromSeconds(5));

    /// <summary>
    /// The XML with the values of such elements as dots. The text may end anywhere: a value that is cut off is masked too.
    /// </summary>
    public static string Mask(string xml) =>
        Elements.Replace(xml, match => $"<{match.Groups[1].Value}{match.Groups[2].Value}>{Transcript.Mask}");
}
