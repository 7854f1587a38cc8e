using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Characters;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.Tests.Characters;

public sealed class Transliterating
{
    [Theory]
    [InlineData("Café Müller & Söhne – “Straße” 5 €", "Café Müller & Söhne – “Straße” 5 €")]
    [InlineData("Łódź, Kraków", "Lódz, Kraków")]
    [InlineData("Dvořák Čapek", "Dvorák Capek")]
    [InlineData("İstanbul şehri ğ ı", "Istanbul sehri g i")]
    [InlineData("Ngô Đình Diệm", "Ngô Dình Diem")]
    [InlineData("Москва Щука", "Moskva Shchuka")]
    [InlineData("Αθήνα", "Athina")]
    [InlineData("ﬁne ＡＢＣ ½ ①", "fine ABC ½ 1")]
    [InlineData("Paid 😀 in full 👍🏽", "Paid in full")]
    [InlineData("a\u202Fb\u200Bc\u0007d", "a bcd")]
    [InlineData("5 ≤ x → y", "5 <= x -> y")]
    [InlineData("日本", "")]
    [InlineData("e\u0301", "é")]
    public void A_text_is_written_in_letters_a_company_file_can_store(string given, string expected) =>
        Assert.Equal(expected, Transliteration.Of(given));

    [Fact]
    public void Every_character_there_is_becomes_one_that_can_be_stored()
    {
        for (var character = 1; character <= 0x2FFFF; character++)
        {
            if (System.Text.Rune.IsValid(character))
            {
                Assert.Null(Windows1252.FirstOutside(Transliteration.Of(char.ConvertFromUtf32(character))));
            }
        }
    }

    [Fact]
    public void All_texts_of_a_record_are_changed_and_named_but_the_apps_own_ids()
    {
        var fields = (JsonObject)JsonNode.Parse("""{"memo": "ł", "customerRef": {"externalId": "ł", "fullName": "ł"}, "lines": [{"desc": "a"}, {"desc": "ő"}], "phone": 5}""")!;

        var changed = TextFields.Transliterate(fields);

        Assert.Equal(["memo", "customerRef.fullName", "lines[1].desc"], changed.Select(c => c.Path));
        Assert.Equal("""{"memo":"l","customerRef":{"externalId":"\u0142","fullName":"l"},"lines":[{"desc":"a"},{"desc":"o"}],"phone":5}""", fields.ToJsonString());
    }
}
