using System.Text;

namespace WebConnectorSync.Qbxml.Validation;

/// <summary>The characters a company file can store.</summary>
internal static class Windows1252
{
    // Its places 128 to 159, where it is not Latin-1.
    private const string Special =
        "\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D" +
        "\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178";

    /// <summary>The first character that cannot be stored; null when there is none.</summary>
    public static Rune? FirstOutside(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInside(rune.Value))
            {
                return rune;
            }
        }

        return null;
    }

    /// <summary>Whether a character can be stored.</summary>
    public static bool IsInside(int character) => character switch
    {
        '\t' or '\n' or '\r' => true,
        < 0x20 => false,
        < 0x7F => true,
        >= 0xA0 and <= 0xFF => true,
        <= 0xFFFF => Special.Contains((char)character, StringComparison.Ordinal),
        _ => false,
    };
}
