using System.Globalization;
using System.Text;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Records;

/// <summary>How QuickBooks writes values back, whatever way they were sent.</summary>
internal static class Values
{
    // The characters of Windows-1252 outside Latin-1, each at its place from 0x80 on; a blank where there is none.
    private const string Windows1252 =
        "\u20ac \u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152 \u017d " +
        " \u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153 \u017e\u0178";

    public static string Amount(decimal value) =>
        Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);

    public static string Price(decimal value) => value.ToString("0.00###", CultureInfo.InvariantCulture);

    public static string Quantity(decimal value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    public static decimal Number(XElement? element) =>
        decimal.TryParse(element?.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A value as it will be stored.</summary>
    public static string Stored(string raw, ElementNode field)
    {
        var value = field.Value is ValueKind.Text ? raw : raw.Trim();
        if (value.Length == 0)
        {
            return "";
        }

        return field.Value switch
        {
            ValueKind.Bool => value is "true" or "1" ? "true" : "false",
            ValueKind.Amount => Amount(decimal.Parse(value, CultureInfo.InvariantCulture)),
            ValueKind.Price => Price(decimal.Parse(value, CultureInfo.InvariantCulture)),
            ValueKind.Quantity => Quantity(decimal.Parse(value, CultureInfo.InvariantCulture)),
            ValueKind.Percent => Price(decimal.Parse(value, CultureInfo.InvariantCulture)),
            ValueKind.Date => DateOnly.Parse(value, CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ValueKind.Guid => value.ToUpperInvariant(),
            ValueKind.Text => Kept(value),
            _ => value,
        };
    }

    /// <summary>Where the schema demands an element that nobody sent.</summary>
    public static string Blank(ElementNode field, DateOnly today) => field.Value switch
    {
        ValueKind.Bool => "false",
        ValueKind.Int => "0",
        ValueKind.Amount or ValueKind.Price or ValueKind.Percent => "0.00",
        ValueKind.Quantity or ValueKind.Float => "0",
        ValueKind.Date => today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueKind.Interval => "PT0H0M0S",
        ValueKind.Enum => field.DefaultWord ?? field.Words[0],
        _ => "",
    };

    /// <summary>The text as QuickBooks keeps it, in Windows-1252; what does not fit comes back as a question mark.</summary>
    public static string Kept(string text)
    {
        if (text.All(c => c < 0x80))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var fits = rune.Value is < 0x80 or (>= 0xA0 and <= 0xFF)
                || (rune.IsBmp && Windows1252.Contains((char)rune.Value, StringComparison.Ordinal));
            kept.Append(fits ? rune.ToString() : "?");
        }

        return kept.ToString();
    }

    /// <summary>An answer with those characters written as the style says.</summary>
    public static string Spell(string answer, CharacterStyle style)
    {
        if (style == CharacterStyle.Unicode)
        {
            return answer;
        }

        var spelt = new StringBuilder(answer.Length);
        foreach (var character in answer)
        {
            var place = character < 0x100 ? -1 : Windows1252.IndexOf(character, StringComparison.Ordinal);
            _ = place < 0 ? spelt.Append(character)
                : style == CharacterStyle.ByteNumbers ? spelt.Append(CultureInfo.InvariantCulture, $"&#{0x80 + place};")
                : spelt.Append((char)(0x80 + place));
        }

        return spelt.ToString();
    }
}
