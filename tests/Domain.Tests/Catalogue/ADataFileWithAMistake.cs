using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Tests.Catalogue;

public sealed class ADataFileWithAMistake
{
    [Theory]
    [InlineData("7 error nobody no applied moves\n  It.", "line 1", "[kind]")]
    [InlineData("[stat]", "line 1", "stat")]
    [InlineData("[own]\nA bad nobody no applied moves\n  It.", "line 2", "bad")]
    [InlineData("[own]\nA error 1 no applied moves\n  It.", "line 2", "1 is no Actor")]
    [InlineData("[own]\n\nA error nobody no applied\n  It.", "line 3", "holds|moves")]
    [InlineData("[own]\nA error nobody no applied moves\n", "line 2", "meaning")]
    [InlineData("[own]\nA error nobody no applied moves\n  > Do.", "line 2", "one line of meaning")]
    [InlineData("[own]\nA error nobody no applied moves\n  It.\n  And more.", "line 2", "one line of meaning")]
    public void Is_refused_with_its_line(string text, string line, string what)
    {
        var refusal = Assert.Throws<FormatException>(() => CatalogueFile.Read(text));

        Assert.Contains(line, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(what, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Corrected_gives_its_entries()
    {
        var entry = Assert.Single(CatalogueFile.Read("# note\r\n[own]\r\nA error developer no applied moves\r\n  It.\r\n  > Do.\r\n"));

        Assert.Equal(("A", "It.", "Do."), (entry.Meaning.Code, entry.Meaning.Message, entry.Meaning.Advice));
    }
}
