using WebConnectorSync.Qbxml.Tests.Writing;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.Tests.Validation;

public sealed class WhatACompanyFileCanStore
{
    [Theory]
    [InlineData(0x08, false)]
    [InlineData(0x09, true)]
    [InlineData(0x0A, true)]
    [InlineData(0x0B, false)]
    [InlineData(0x0D, true)]
    [InlineData(0x1F, false)]
    [InlineData(0x20, true)]
    [InlineData(0x7E, true)]
    [InlineData(0x7F, false)]
    [InlineData(0x80, false)]
    [InlineData(0x9F, false)]
    [InlineData(0xA0, true)]
    [InlineData(0xFF, true)]
    [InlineData(0x100, false)]
    [InlineData(0x152, true)]
    [InlineData(0x20AC, true)]
    [InlineData(0x20AD, false)]
    [InlineData(0x2122, true)]
    [InlineData(0xFFFD, false)]
    [InlineData(0x120AC, false)]
    [InlineData(0x1F600, false)]
    public void Are_the_characters_of_Windows_1252(int character, bool canStore)
    {
        Assert.Equal(canStore, Windows1252.IsInside(character));
        Assert.Equal(canStore ? 'Ж' : character, Windows1252.FirstOutside($"a{char.ConvertFromUtf32(character)}Ж")!.Value.Value);
    }

    // A character beyond the first 65,536 may have become one question mark or two.
    [Theory]
    [InlineData("""{"name": "Łódź"}""", """{"name": "?ód?"}""", "name")]
    [InlineData("""{"name": " Ł "}""", """{"name": "? "}""", "name")]
    [InlineData("""{"name": "a😀"}""", """{"name": "a?"}""", "name")]
    [InlineData("""{"name": "a😀"}""", """{"name": "a??"}""", "name")]
    [InlineData("""{"name": "Ł😀"}""", """{"name": "???"}""", "name")]
    [InlineData("""{"name": "a😀"}""", """{"name": "a???"}""", "")]
    [InlineData("""{"name": "Łódź"}""", """{"name": "Lodz?"}""", "")]
    [InlineData("""{"name": "Łódź"}""", """{"name": "Lodz"}""", "")]
    [InlineData("""{"name": "why?"}""", """{"name": "why?"}""", "")]
    [InlineData("""{"name": "é"}""", """{"name": "?"}""", "")]
    [InlineData("""{"name": "Ł"}""", """{"other": "?"}""", "")]
    [InlineData("""{"name": "Ł"}""", """{"name": null}""", "")]
    [InlineData("""{"a": {"b": "Ł", "c": "Ł"}, "d": "Ł"}""", """{"a": {"b": "?", "c": "x"}, "d": "?"}""", "a.b d")]
    [InlineData("""{"lines": [{"desc": "a"}, {"desc": "Ł"}]}""", """{"lines": [{"desc": "a"}, {"desc": "?"}, {"desc": "b"}]}""", "lines[1].desc")]
    [InlineData("""{"lines": [{"desc": "Ł"}, {"desc": "Ł"}]}""", """{"lines": [{"desc": "?"}]}""", "lines[0].desc")]
    [InlineData("""{"lines": ["Ł"]}""", """{"lines": ["?"]}""", "lines[0]")]
    public void Or_comes_back_as_question_marks_which_is_found(string sent, string kept, string places) =>
        Assert.Equal(places, string.Join(' ', LostCharacters.In(Sent.Json(sent), Sent.Json(kept))));
}
