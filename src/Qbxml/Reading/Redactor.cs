using System.Text;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>Makes a qbXML text fit to be logged: readable, and without personal data.</summary>
public static class Redactor
{
    /// <summary>
    /// The text with values of personal data masked. What cannot be read as XML cannot be masked either, and is left out.
    /// </summary>
    /// <param name="xml">A request or an answer.</param>
    /// <param name="limit">The most characters kept.</param>
    /// <param name="language">Says what is personal data; null for the language shipped.</param>
    public static string Redact(string xml, int limit = 64 * 1024, QbxmlLanguage? language = null)
    {
        var transcript = new Transcript(language, limit);
        using var tokenizer = new XmlTokenizer();
        tokenizer.Append(Encoding.UTF8.GetBytes(xml));
        tokenizer.Complete();
        while (!transcript.IsCut)
        {
            var token = tokenizer.Read();
            if (token is XmlToken.None)
            {
                return $"{transcript}\n\u2026 (the rest is no XML and is not kept: {tokenizer.Problem!.Message})";
            }

            if (token is XmlToken.EndOfDocument or XmlToken.NeedMoreData)
            {
                break;
            }

            transcript.Add(tokenizer, token);
        }

        return transcript.ToString();
    }
}
