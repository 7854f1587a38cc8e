using WebConnectorSync.Qbxml.Tests.Writing;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Tests.Values;

public sealed class CanonicalTexts
{
    [Theory]
    [InlineData("""{"b": 1.50, "a": [1e2, true, null]}""", """{ "a":[100,true,null],"b":1.5 }""")]
    [InlineData("""{"a": "\u00e9"}""", """{"a":"é"}""")]
    [InlineData("""{"a": {"y": 1, "x": 2}}""", """{"a": {"x": 2.0, "y": 1}}""")]
    public void Are_equal_when_the_fields_are(string one, string other) =>
        Assert.Equal(CanonicalJson.Of(Sent.Json(one)), CanonicalJson.Of(Sent.Json(other)));

    [Theory]
    [InlineData("""{"a": 1}""", """{"a": "1"}""")]
    [InlineData("""{"a": null}""", "{}")]
    [InlineData("""{"a": [1, 2]}""", """{"a": [2, 1]}""")]
    [InlineData("""{"a": 1e400}""", """{"a": 1e401}""")]
    public void Differ_when_the_fields_do(string one, string other)
    {
        var (first, second) = (CanonicalJson.Of(Sent.Json(one)), CanonicalJson.Of(Sent.Json(other)));

        Assert.NotEqual(first, second);
        Assert.NotEqual(CanonicalJson.Hash(first), CanonicalJson.Hash(second));
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Assert.Equal("{\"a\":\"\uFFFD\"}", CanonicalJson.Of(Sent.Json("""{"a": "\ud83d"}""")));

    [Fact]
    public void The_number_of_a_byte_of_Windows_1252_becomes_its_character_except_in_the_ids_of_the_app() => Assert.Equal(
        CanonicalJson.Of(Sent.Json("{\"name\":\"O\u2019Neil \u2013 \u20AC\",\"customerRef\":{\"externalId\":\"\\u0092\"}}")),
        CanonicalJson.Of(
            Sent.Json("{\"name\":\"O\\u0092Neil \\u0096 \\u0080\",\"customerRef\":{\"externalId\":\"\\u0092\"}}")));

    [Fact]
    public void Fields_given_twice_are_found_wherever_they_stand() =>
        Assert.Equal(["a", "b[1].c"], CanonicalJson.Duplicates(Sent.Json("""{"a": 1, "a": 2, "b": [{"c": 1}, {"c": 1, "c": 2}], "d": {"a": 1}}""")));
}
