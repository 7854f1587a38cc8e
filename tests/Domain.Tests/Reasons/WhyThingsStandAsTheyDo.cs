using WebConnectorSync.Domain.Reasons;

namespace WebConnectorSync.Domain.Tests.Reasons;

public sealed class WhyThingsStandAsTheyDo
{
    public static TheoryData<ReasonCode> Codes => [.. Enum.GetValues<ReasonCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_sentence_of_its_own(ReasonCode code)
    {
        var sentence = Of(code).ToString();

        Assert.Matches(@"^\S.*\S$", sentence);
        Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
        Assert.Single(Enum.GetValues<ReasonCode>(), other => Of(other).ToString() == sentence);

        // Even where its arguments were not stored.
        Assert.NotEmpty((code == ReasonCode.Failure ? Of(code) : Reason.Of(code)).ToString());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Is_the_same_after_it_was_stored(ReasonCode code)
    {
        Reason[] reasons =
        [
            Reason.Of(code),
            Of(code),
            Of(code).Since(Of(ReasonCode.CreatedBefore)),
            Of(code).Since(Reason.Of(ReasonCode.NoVendors)),
        ];
        foreach (var reason in reasons)
        {
            var read = Reason.Parse(reason.Stored);
            Assert.Equal(reason, read);
            Assert.Equal((reason.Code, reason.Because?.Code), (read.Code, read.Because?.Code));
            Assert.Equal(reason.Arguments, read.Arguments);
        }
    }

    [Fact]
    public void Is_stored_as_the_bare_code_when_it_says_no_more() => Assert.Equal("onRequest", Reason.Of(ReasonCode.OnRequest).Stored);

    [Theory]
    [InlineData("quotes \" and \\ and [brackets] and {0} and \n")]
    [InlineData("Ünusually 𝔏ong")]
    [InlineData("")]
    public void Keeps_a_text_of_a_person_as_it_is(string text)
    {
        var reason = Reason.Parse(Reason.Of(ReasonCode.LookUpRefused, text).Stored);

        Assert.Equal(text, Assert.Single(reason.Arguments));
        Assert.Equal($"QuickBooks was asked about it and said: {text}", reason.ToString());
    }

    [Fact]
    public void Says_what_it_follows_from()
    {
        var refused = Reason.Failure("3140", "There is an invalid reference to QuickBooks Customer \"X\" in the Invoice.");

        Assert.Equal(
            $"It refers to Miller (Customers), which could not be written. {refused}",
            Reason.Of(ReasonCode.ParentRefused, "Miller", "Customers").Since(refused).ToString());
        Assert.Equal("Waits for A, which is not in QuickBooks yet.", Reason.Of(ReasonCode.WaitsForRecord, "A").Since(null).ToString());
        Assert.Equal(
            "Left out because its job A:B is left out: its customer A is left out: it was created before 2026-01-01.",
            Reason.Of(ReasonCode.RefersToIgnored, "job", "A:B")
                .Since(Reason.Of(ReasonCode.RefersToIgnored, "customer", "A").Since(Reason.Of(ReasonCode.CreatedBefore, "2026-01-01")))
                .ToString());
    }

    [Fact]
    public void Is_another_when_an_argument_or_what_it_follows_from_is()
    {
        var reason = Reason.Of(ReasonCode.CreatedBefore, "2026-01-01");

        Assert.Equal(Reason.Of(ReasonCode.CreatedBefore, "2026-01-01"), reason);
        Assert.NotEqual(Reason.Of(ReasonCode.CreatedBefore, "2026-01-02"), reason);
        Assert.NotEqual(Reason.Of(ReasonCode.DatedBefore, "2026-01-01"), reason);
        Assert.NotEqual(reason.Since(Reason.Of(ReasonCode.NoVendors)), reason);
    }

    [Fact]
    public void A_chain_that_is_too_long_loses_its_end_and_says_so()
    {
        var reason = Reason.Of(ReasonCode.CreatedBefore, "2026-01-01");
        for (var i = 0; i < 10; i++)
        {
            reason = Reason.Of(ReasonCode.RefersToIgnored, "customer", new string('x', 200) + i).Since(reason);
        }

        Assert.InRange(reason.Stored.Length, 700, Reason.MaxLength);
        Assert.StartsWith(
            $"Left out because its customer {new string('x', 200)}9 is left out: its customer {new string('x', 200)}8 is left out: ",
            reason.ToString(),
            StringComparison.Ordinal);
        Assert.EndsWith("is left out: ....", reason.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("created before", reason.ToString(), StringComparison.Ordinal);
    }

    // ["lookUpRefused","..."] takes 20 characters beside the text.
    [Theory]
    [InlineData(Reason.MaxLength - 20, 0)]
    [InlineData(Reason.MaxLength - 19, 1)]
    public void A_text_that_just_fits_is_kept_whole(int length, int lost) =>
        Assert.Equal(length - lost, Reason.Of(ReasonCode.LookUpRefused, new string('x', length)).Arguments[0].Length);

    [Theory]
    [InlineData("x")]
    [InlineData("\"")]
    [InlineData("𝔏")]
    public void A_text_that_is_too_long_loses_its_end(string piece)
    {
        var reason = Reason.Failure("3140", string.Concat(Enumerable.Repeat(piece, 3000)));

        Assert.InRange(reason.Stored.Length, 900, Reason.MaxLength);
        Assert.Equal("3140", reason.Arguments[0]);
        Assert.Equal(0, reason.Arguments[1].Length % piece.Length);
        Assert.Equal(reason, Reason.Parse(reason.Stored));
    }

    private static Reason Of(ReasonCode code) =>
        code == ReasonCode.Failure ? Reason.Failure("WAITED", null) : Reason.Of(code, "one", "two");
}
