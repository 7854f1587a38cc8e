using WebConnectorSync.Domain.Rules;

namespace WebConnectorSync.Domain.Tests.Rules;

public sealed class NamePatterns
{
    [Theory]
    [InlineData("Miller", "miller", true)]
    [InlineData("Miller", "Millers", false)]
    [InlineData("*", "", true)]
    [InlineData("Miller:*", "MILLER:Roof:Tiles", true)]
    [InlineData("Miller:*", "Miller", false)]
    [InlineData("*:Roof", "Miller:Roof", true)]
    [InlineData("*:Roof", "Miller:Roofs", false)]
    [InlineData("A*B*C", "AxxBxxC", true)]
    [InlineData("A*B*C", "AxxC", false)]
    [InlineData("AB*BA", "ABA", false)]
    [InlineData("*b*x", "bx", true)]
    [InlineData("*aba*ba", "aba", false)]
    [InlineData("*aba*ba", "ababa", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData("Über*", "über uns", true)]
    public void Fit_any_characters_at_the_asterisk_and_no_case(string pattern, string name, bool fits) =>
        Assert.Equal(fits, NamePattern.Fits(pattern, name));
}
