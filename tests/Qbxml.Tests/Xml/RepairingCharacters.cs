using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Qbxml.Tests.Xml;

public sealed class RepairingCharacters
{
    [Theory]
    [InlineData("&#0;", "\uFFFD", 1)]
    [InlineData("&#x1F;&#xD800;&#x110000;&#99999999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD", 4)]
    [InlineData("&#xFFFF;", "\uFFFD", 1)]
    [InlineData("a\u0001b", "a\uFFFDb", 1)]
    [InlineData("a\uFFFFb", "a\uFFFDb", 1)]
    public void A_character_that_XML_does_not_know_becomes_the_replacement_character(string text, string expected, int replaced) =>
        Check(Encoding.UTF8.GetBytes(text), expected, replaced);

    [Fact]
    public void A_byte_that_is_no_UTF8_is_read_as_Windows_1252() =>
        Check([.. "caf"u8, 0xE9, .. "! "u8, 0x80, .. " 12 "u8, 0x93, .. "x"u8, 0x94, 0x81], "caf\u00E9! \u20AC 12 \u201Cx\u201D\u0081", 5);

    [Fact]
    public void The_number_of_a_byte_of_Windows_1252_is_read_as_its_character_however_it_is_written() => Prop.ForAll(
        Gen.Elements("\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D"
            .Concat("\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178").ToArray())
            .Zip(Gen.Choose(0, 5)).Zip(Gen.Elements("", "O", " \u00E9", "x < y", new string('a', 40)), (pair, around) => (pair, around))
            .ArrayOf().ToArbitrary(),
        letters => Check(
            [.. letters.SelectMany(l => Encoding.UTF8.GetBytes(Escape(l.around) + Written(l.pair.Item1, l.pair.Item2)))],
            string.Concat(letters.Select(l => l.around + l.pair.Item1)),
            replaced: 0)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("&#129;&#x8D;\u008F&#144;\u009D")]
    [InlineData("&#127;&#160;\u00A0\u00FF")]
    public void What_Windows_1252_leaves_empty_and_what_lies_around_it_stays_as_it_is(string text) => Check(
        Encoding.UTF8.GetBytes(text),
        text.StartsWith("&#129", StringComparison.Ordinal) ? "\u0081\u008D\u008F\u0090\u009D" : "\u007F\u00A0\u00A0\u00FF",
        0);

    [Fact]
    public void Half_a_character_before_markup_is_read_byte_by_byte() =>
        Check([0xE2, 0x82], "\u00E2\u201A", 2);

    private static string Escape(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal);

    // The five ways: the character itself, its byte's number in decimal, in hexadecimal, padded, and the control character of that number.
    private static string Written(char letter, int way)
    {
        int number = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes([letter])[0];
        return way switch
        {
            0 => $"{letter}",
            1 => $"&#{number};",
            2 => $"&#x{number:x};",
            3 => $"&#x{number:X4};",
            4 => $"&#0{number};",
            _ => $"{(char)number}",
        };
    }

    private static void Check(byte[] text, string expected, int replaced)
    {
        using var tokenizer = new XmlTokenizer();
        tokenizer.Append([.. "<a b='"u8, .. text, .. "'>"u8, .. text, .. "</a>"u8]);
        tokenizer.Read();

        Assert.True(tokenizer.TryGetAttribute("b"u8, out string value));
        Assert.Equal(expected, value);
        Assert.Equal(replaced, tokenizer.Replaced);
        if (expected.Length > 0)
        {
            Assert.Equal(XmlToken.Text, tokenizer.Read());
            Assert.Equal(expected, Encoding.UTF8.GetString(tokenizer.Text));
        }

        Assert.Equal(2 * replaced, tokenizer.Replaced);
    }
}
