using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Domain.Polling;

namespace WebConnectorSync.Domain.Tests.Polling;

public sealed class ACallOfTheWebConnector
{
    private static readonly DateTime Now = new(2026, 11, 21, 14, 30, 0, DateTimeKind.Utc);

    private static readonly ContactFacts Fixed = new() { Now = Now, EveryMinutes = 60, LastContactAt = Now.AddMinutes(-60), DueAt = Now };

    // The session eight minutes ago moved nothing; the next is due in eight.
    private static readonly ContactFacts Quiet =
        new() { Now = Now, Policy = PollingPolicy.Adaptive, LastContactAt = Now.AddMinutes(-8), DueAt = Now.AddMinutes(8) };

    public static TheoryData<string, ContactFacts, int?, double, double> Table => new()
    {
        { "the first ever", new() { Now = Now }, null, 60, 60 },
        { "the first ever, adaptive", new() { Now = Now, Policy = PollingPolicy.Adaptive }, null, 4, 4 },
        { "fixed, punctual", Fixed, null, 60, 60 },
        {
            "fixed, a little early",
            Fixed with { LastContactAt = Now.AddMinutes(-60).AddSeconds(20), DueAt = Now.AddSeconds(20) }, null, 60, 60
        },
        { "fixed, pressed by hand", Fixed with { LastContactAt = Now.AddMinutes(-10), DueAt = Now.AddMinutes(50) }, null, 60, 60 },
        {
            "fixed, a slower clock of its own",
            Fixed with { EveryMinutes = 15, LastContactAt = Now.AddMinutes(-60), DueAt = Now.AddMinutes(-45) }, null, 15, 60
        },
        { "fixed, after a night", Fixed with { LastContactAt = Now.AddHours(-14), DueAt = Now.AddHours(-13) }, null, 60, 60 },
        { "adaptive, after something moved", Quiet with { LastContactAt = Now.AddMinutes(-4), DueAt = Now }, null, 4, 4 },
        { "adaptive, nothing due yet", Quiet, 8, 4, 8 },
        { "adaptive, put off and punctual", Quiet with { PostponedUntilAt = Now, DueAt = Now }, null, 4, 4 },
        {
            "adaptive, put off and a little early",
            Quiet with { PostponedUntilAt = Now.AddSeconds(20), DueAt = Now.AddSeconds(20) }, null, 4, 4
        },
        { "adaptive, put off, pressed by hand", Quiet with { PostponedUntilAt = Now.AddMinutes(8) }, null, 4, 4 },
        { "adaptive, pressed by hand right after a session", Quiet with { LastContactAt = Now.AddMinutes(-1) }, null, 4, 4 },
        { "adaptive, asked for", Quiet with { HasWork = true }, null, 4, 8 },
        { "adaptive, the session before failed", Quiet with { DueAt = null }, null, 4, 8 },
        { "adaptive, the night comes first", Quiet with { NightlyAt = Now.AddMinutes(5) }, 5, 4, 5 },
        { "adaptive, the night comes later", Quiet with { NightlyAt = Now.AddMinutes(50) }, 8, 4, 8 },
        { "adaptive, the night has come", Quiet with { NightlyAt = Now.AddMinutes(-1) }, null, 4, 8 },
        {
            "adaptive, a slower clock of its own",
            Quiet with { LastContactAt = Now.AddMinutes(-60), DueAt = Now.AddMinutes(-52) }, null, 4, 60
        },
        {
            "adaptive, the slower clock is remembered",
            Quiet with { PostponedUntilAt = Now, DueAt = Now, CallsEveryMinutes = 60 }, null, 4, 60
        },
        { "staying connected, in its hours", Quiet with { StaysConnected = true, IsHoldingHour = true }, null, 1, 8 },
        { "staying connected, at night", Quiet with { StaysConnected = true }, 8, 1, 8 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Is_let_in_or_put_off(string situation, ContactFacts facts, int? postponedMinutes, double limitMinutes, double nextMinutes)
    {
        Assert.NotEmpty(situation);
        var decision = ContactRule.Decide(facts);

        Assert.Equal(postponedMinutes, (int?)decision.Postponement?.TotalMinutes);
        Assert.Equal((limitMinutes, nextMinutes), (decision.LowerLimit.TotalMinutes, (decision.NextContactAt - Now).TotalMinutes));
    }

    // Two clocks never agree to the second: half a minute either way decides nothing.
    [Theory]
    [InlineData(30, null, -8 * 60, false)]
    [InlineData(31, null, -8 * 60, true)]
    [InlineData(8 * 60, 30, -8 * 60, true)]
    [InlineData(8 * 60, 31, -8 * 60, false)]
    [InlineData(8 * 60, null, (-4 * 60) + 30, true)]
    [InlineData(8 * 60, null, (-4 * 60) + 31, false)]
    [InlineData(8 * 60, null, null, true)]
    public void Is_put_off_when_its_own_clock_brought_it_before_the_time(int due, int? postponedUntil, int? last, bool isPutOff) =>
        Assert.Equal(
            isPutOff,
            ContactRule.Decide(
                Quiet with
                {
                    DueAt = Now.AddSeconds(due),
                    PostponedUntilAt = At(postponedUntil),
                    LastContactAt = At(last),
                }).Postponement is not null);

    [Theory]
    [InlineData(60, -20 * 60, null, null, 20)]
    [InlineData(60, -(20 * 60) - 31, null, null, 21)]
    [InlineData(60, -(20 * 60) - 29, null, null, 20)]
    [InlineData(60, (-4 * 60) + 30, null, 7, 4)]
    [InlineData(60, (-4 * 60) + 31, null, 7, 7)]
    [InlineData(60, -20 * 60, 0, 7, 7)]
    [InlineData(60, null, null, 7, 7)]
    [InlineData(60, -(240 * 60) - 30, null, 7, 240)]
    [InlineData(60, -(240 * 60) - 31, null, 7, 7)]
    public void Shows_how_often_its_own_clock_calls(int every, int? last, int? postponedUntil, int? known, int? calls) =>
        Assert.Equal(
            calls,
            ContactRule.Decide(
                Quiet with
                {
                    EveryMinutes = every,
                    LastContactAt = At(last),
                    PostponedUntilAt = At(postponedUntil),
                    CallsEveryMinutes = known,
                }).CallsEveryMinutes);

    [Theory]
    [InlineData(-(1440 * 60) - 30, 1440)]
    [InlineData(-(1440 * 60) - 31, 7)]
    public void Shows_an_interval_that_is_longer_than_the_longest_where_it_was_told_to_keep_it(int last, int calls) =>
        Assert.Equal(
            calls,
            ContactRule.Decide(
                Fixed with { EveryMinutes = 1440, LastContactAt = At(last), DueAt = null, CallsEveryMinutes = 7 }).CallsEveryMinutes);

    [Theory]
    [InlineData(null, 4, 4)]
    [InlineData(3, 4, 4)]
    [InlineData(5, 4, 5)]
    public void Is_expected_again_after_the_longer_of_what_it_keeps_and_what_it_was_told(int? calls, int limit, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ContactRule.Expect(calls, TimeSpan.FromMinutes(limit)));

    [Theory]
    [InlineData(PollingPolicy.Fixed, 15, false, 15)]
    [InlineData(PollingPolicy.Adaptive, 15, false, 4)]
    [InlineData(PollingPolicy.Fixed, 15, true, 1)]
    [InlineData(PollingPolicy.Adaptive, 15, true, 1)]
    public void Is_told_the_shortest_interval_of_the_policy(PollingPolicy policy, int every, bool stays, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ContactRule.LowerLimit(policy, every, stays));

    [Fact]
    public void Is_never_put_off_when_something_was_asked_for() => Prop.ForAll(Contacts, facts =>
        ContactRule.Decide(facts with { HasWork = true }).Postponement is null).QuickCheckThrowOnFailure();

    [Fact]
    public void Is_put_off_for_more_than_a_moment_and_no_longer_than_until_the_session_is_due() => Prop.ForAll(Contacts, facts =>
        ContactRule.Decide(facts).Postponement is not { } wait
            || (wait > ContactRule.Slack && facts.Now + wait <= facts.DueAt)).QuickCheckThrowOnFailure();

    [Fact]
    public void That_was_put_off_is_let_in_when_it_comes_back_in_time() => Prop.ForAll(Contacts, facts =>
        ContactRule.Decide(facts) is not { Postponement: { } wait } ||
        ContactRule.Decide(
            facts with
            {
                Now = facts.Now + wait,
                LastContactAt = facts.Now,
                PostponedUntilAt = facts.Now + wait,
            }).Postponement is null).QuickCheckThrowOnFailure();

    [Fact]
    public void Is_expected_again_not_before_the_limit_it_was_told() => Prop.ForAll(Contacts, facts =>
        ContactRule.Decide(facts) is var decision
            && (decision.Postponement is not null || decision.NextContactAt >= facts.Now + decision.LowerLimit)).QuickCheckThrowOnFailure();

    private static Arbitrary<ContactFacts> Contacts => (
        from policy in Gen.Elements(PollingPolicy.Fixed, PollingPolicy.Adaptive)
        from every in Gen.Choose(1, 1440)
        from last in Gen.Choose(0, 100_000)
        from due in Gen.Choose(-50_000, 50_000)
        from night in Gen.Choose(0, 86_400)
        from stays in Gen.Elements(true, false)
        select new ContactFacts
        {
            Now = Now,
            Policy = policy,
            EveryMinutes = every,
            StaysConnected = stays,
            LastContactAt = Now.AddSeconds(-last),
            DueAt = Now.AddSeconds(due),
            NightlyAt = night < 20_000 ? null : Now.AddSeconds(night),
        }).ToArbitrary();

    private static DateTime? At(int? seconds) => seconds is { } s ? Now.AddSeconds(s) : null;
}
