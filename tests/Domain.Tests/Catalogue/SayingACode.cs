using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Tests.Catalogue;

/// <summary>A code as it is stored with a record, a post or a line of the log, in words.</summary>
public sealed class SayingACode
{
    [Theory]
    [InlineData("3140", MeaningKind.Status)]
    [InlineData("0x80040414", MeaningKind.HResult)]
    [InlineData("0X80040414", MeaningKind.HResult)]
    [InlineData("QBWC1040", MeaningKind.Connector)]
    [InlineData("WRONGFILE", MeaningKind.Own)]
    public void Tells_by_its_form_who_speaks_it(string code, MeaningKind kind)
    {
        var meaning = CodeExplanations.Of(code, null);

        Assert.True(meaning.IsKnown);
        Assert.Equal((kind, code.ToUpperInvariant()), (meaning.Kind, meaning.Code.ToUpperInvariant()));
    }

    [Fact]
    public void Takes_a_lock_that_the_text_speaks_of_for_one() =>
        Assert.Equal(Retry.Later, CodeExplanations.Of("3140", "The invoice is in use by another user.").Retry);

    [Theory]
    [InlineData(null, "")]
    [InlineData(" ", "")]
    [InlineData("There is no customer X.", " There is no customer X.")]
    [InlineData("There is no customer X", " There is no customer X.")]
    [InlineData("There is no customer X!", " There is no customer X!")]
    [InlineData(" Which one? ", " Which one?")]
    [InlineData("Invoice not saved.  QuickBooks error message: The number is taken", " The number is taken.")]
    public void Adds_the_particulars_as_a_sentence(string? detail, string added)
    {
        var meaning = Meanings.Status(3140);

        Assert.Equal(meaning.Message + added, CodeExplanations.Say(meaning, detail));
    }

    [Theory]
    [InlineData(Actor.Nobody, null)]
    [InlineData(Actor.Bookkeeper, "bookkeeper")]
    [InlineData(Actor.Administrator, "administrator")]
    [InlineData(Actor.Developer, "developer")]
    public void Names_who_acts(Actor actor, string? word) => Assert.Equal(word, CodeExplanations.Say(actor));
}
