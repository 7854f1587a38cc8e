using System.Text.RegularExpressions;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Reasons;

namespace WebConnectorSync.Domain.Tests.Catalogue;

public sealed partial class TheWords
{
    private const int LongestText = 200;

    private static readonly List<Meaning> Everything = [.. Meanings.All, .. Meanings.Fallbacks];

    [Fact]
    public void Are_those_a_bookkeeper_uses()
    {
        Assert.Empty(Everything.Where(m => Jargon.IsMatch(m.Message + " " + m.Advice)).Select(Name));
    }

    [Fact]
    public void Are_the_words_of_the_pages()
    {
        var reasons = Enum.GetValues<ReasonCode>().Select(code => Reason.Of(code, "1", "2", "3").ToString());

        Assert.Empty(Everything.SelectMany(Texts).Concat(reasons).SelectMany(WebConnectorSync.Tests.Vocabulary.WrongWords));
    }

    [Fact]
    public void Are_sentences_without_shouting()
    {
        Assert.Empty(Everything.Where(m => !Texts(m).All(IsSentence)).Select(Name));
    }

    [Fact]
    public void Fit_on_a_page()
    {
        Assert.Empty(Everything.Where(m => Texts(m).Any(t => t.Length > LongestText)).Select(Name));
    }

    [Fact]
    public void Advise_exactly_when_somebody_can_act()
    {
        Assert.Empty(Everything.Where(m => (m.Advice is null) != (m.Actor == Actor.Nobody)).Select(Name));
    }

    [Fact]
    public void Of_an_error_that_wrote_nothing_say_so()
    {
        var silent = Everything.Where(m => m.Severity == Severity.Error && m.Outcome == WriteOutcome.NotApplied)
            .Where(m => !NothingHappened.IsMatch(m.Message));

        Assert.Empty(silent.Select(Name));
    }

    [Fact]
    public void Of_an_unknown_outcome_say_that_we_do_not_know()
    {
        var sure = Everything.Where(m => m.Outcome == WriteOutcome.Unknown)
            .Where(m => !m.Message.Contains("not known", StringComparison.Ordinal));

        Assert.Empty(sure.Select(Name));
    }

    [Fact]
    public void Do_not_claim_that_nothing_was_written_when_something_may_have_been()
    {
        var wrong = Everything.Where(m => m.Outcome != WriteOutcome.NotApplied && NothingHappened.IsMatch(m.Message));

        Assert.Empty(wrong.Select(Name));
    }

    [Fact]
    public void Differ_between_codes_of_one_kind()
    {
        var same = Everything.GroupBy(m => (m.Kind, m.Message)).Where(g => g.Count() > 1);

        Assert.Empty(same.Select(g => string.Join(", ", g.Select(Name))));
    }

    private static IEnumerable<string> Texts(Meaning meaning) =>
        meaning.Advice is null ? [meaning.Message] : [meaning.Message, meaning.Advice];

    private static bool IsSentence(string text) =>
        (char.IsUpper(text[0]) || char.IsDigit(text[0])) && text.EndsWith('.') && !text.Contains('!') && !text.Contains(
            "  ", StringComparison.Ordinal);

    private static string Name(Meaning meaning) => $"{meaning.Kind} {meaning.Code}: {meaning.Message} {meaning.Advice}";

    [GeneratedRegex(
        @"\b(entity|entities|payload|null|exception|ticket|hresult|qbxml)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Jargon { get; }

    [GeneratedRegex(
        @"\b(nothing was (written|changed|updated))\b|nothing was read and nothing was written",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex NothingHappened { get; }
}
