using System.Globalization;

namespace WebConnectorSync.Domain.Catalogue;

/// <summary>
/// The catalogue's words for a code as it is stored: a status code ("3140"), an HRESULT ("0x80040414"), a code of the Web Connector
/// ("QBWC1040") or of this server ("WRONGFILE").
/// </summary>
public static class CodeExplanations
{
    public static Meaning Of(string code, string? detail)
    {
        if (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return Meanings.Status(status, detail);
        }

        return code switch
        {
            _ when code.StartsWith("0x", StringComparison.OrdinalIgnoreCase) => Meanings.HResult(code),
            _ when code.StartsWith("QBWC", StringComparison.Ordinal) => Meanings.Connector(code),
            _ => Meanings.Own(code),
        };
    }

    /// <summary>The same for what was going on when it came.</summary>
    public static Meaning Of(string code, string? detail, Moment moment) =>
        code.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? Meanings.HResult(code, moment) : Of(code, detail).At(moment);

    /// <summary>What happened, with the particulars where they are known.</summary>
    public static string Say(Meaning meaning, string? detail) =>
        string.IsNullOrWhiteSpace(detail) ? meaning.Message : $"{meaning.Message} {Sentence(detail)}";

    /// <summary>Who acts, as the API writes it; null when nobody has to.</summary>
    public static string? Say(Actor actor) => actor switch
    {
        Actor.Nobody => null,
        Actor.Bookkeeper => "bookkeeper",
        Actor.Administrator => "administrator",
        Actor.Developer => "developer",
    };

    private static string Sentence(string detail)
    {
        var text = (QuickBooksText.Sentence(detail) ?? detail).Trim();
        return text[^1] is '.' or '!' or '?' ? text : text + ".";
    }
}
