using System.Text;
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
    public void Half_a_character_before_markup_is_read_byte_by_byte() =>
        Check([0xE2, 0x82], "\u00E2\u201A", 2);

    private static void Check(byte[] text, string expected, int replaced)
    {
        using var tokenizer = new XmlTokenizer();
        tokenizer.Append([.. "<a b='"u8, .. text, .. "'>"u8, .. text, .. "</a>"u8]);
        tokenizer.Read();

        Assert.True(tokenizer.TryGetAttribute("b"u8, out string value));
        Assert.Equal(expected, value);
        Assert.Equal(replaced, tokenizer.Replaced);
        Assert.Equal(XmlToken.Text, tokenizer.Read());
        Assert.Equal(expected, Encoding.UTF8.GetString(tokenizer.Text));
        Assert.Equal(2 * replaced, tokenizer.Replaced);
    }
}
